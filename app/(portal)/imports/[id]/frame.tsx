import type { ReactNode } from 'react'
import { Steps } from '@/components/imports/steps'
import type { Step } from '@/components/imports/types'
import { Waiting } from '@/components/imports/waiting'
import { VerbButton } from '@/components/records/verb-button'
import { StatusBadge } from '@/components/ui/badge'
import { FormDialog } from '@/components/ui/form-dialog'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { formatInstant } from '@/lib/dates'
import { importStateLabels, importStateTones, stageLabels } from '@/lib/imports/labels'
import type { ImportDetail } from '@/lib/imports/queries'
import { labelOfType } from '@/lib/imports/queries'
import { discardImportAction, recheckImportAction } from '../actions'
import { isOpen } from './detail'

/** What every step of a batch has around it: the file, where it stands, the steps, and what went wrong before. */
export function ImportFrame(props: {
  detail: ImportDetail
  step: Step
  undecided: number
  children: ReactNode
}) {
  const { detail, step } = props
  const { batch, state } = detail
  const base = `/imports/${batch.id}`
  const open = isOpen(detail)
  const over = ['COMMITTED', 'ARCHIVED', 'UNDONE', 'COMMITTING', 'INTERRUPTED', 'DISCARDED'].includes(state)
  const stuck = open && (state === 'UPLOADED' || (state === 'RECOGNIZED' && detail.plan !== null))
  return (
    <>
      <PageHeader
        printable
        title={batch.fileName}
        breadcrumb={[{ href: '/imports', label: '导入' }]}
        status={<StatusBadge tone={importStateTones[state]}>{importStateLabels[state]}</StatusBadge>}
        meta={[
          labelOfType(detail.plan?.type ?? null) && `导入到${labelOfType(detail.plan?.type ?? null)}`,
          `${detail.createdByName} 上传于 ${formatInstant(batch.createdAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          open && (
            <FormDialog
              label="放弃此批次"
              title="放弃此批次"
              description={`删除“${batch.fileName}”和在页面上做的修正。没有写入任何数据,需要时可以重新上传。`}
              action={discardImportAction.bind(null, batch.id)}
              submitLabel="放弃"
              variant="quiet"
              size="sm"
            >
              {null}
            </FormDialog>
          )
        }
      />
      <Steps
        current={step}
        finished={state === 'COMMITTED' || state === 'ARCHIVED' || state === 'UNDONE'}
        hrefs={
          over
            ? {}
            : {
                recognition: `${base}/recognition`,
                ...(detail.counts
                  ? { rows: `${base}/${props.undecided > 0 ? 'names' : 'rows'}`, preview: `${base}/preview` }
                  : {}),
              }
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {stuck && (
          <Notice
            tone="warn"
            title="处理被中断"
            actions={
              <VerbButton
                action={recheckImportAction.bind(null, batch.id)}
                label="继续处理"
                variant="primary"
              />
            }
          >
            服务器在处理此文件时重新启动。文件和已做的修正都在,可以继续。
          </Notice>
        )}
        {!stuck && open && batch.failure && (
          <Notice
            tone="bad"
            title={batch.failure}
            actions={
              detail.plan && <VerbButton action={recheckImportAction.bind(null, batch.id)} label="重新校验" />
            }
          />
        )}
        {open && detail.sameFile.length > 0 && (
          <Notice tone="warn" title="同一文件此前已经导入">
            {detail.sameFile.map((same) => (
              <a key={same.id} href={`/imports/${same.id}`} className="link mr-4">
                {same.fileName}({formatInstant(same.committedAt)})
              </a>
            ))}
          </Notice>
        )}
        {detail.busy && state !== 'COMMITTING' ? (
          <Waiting
            title="正在识别和校验"
            href={`${base}/progress`}
            first={progressOf(detail)}
            leave="可以离开此页,稍后从“导入”中回来继续。"
          />
        ) : (
          props.children
        )}
      </div>
    </>
  )
}

export function progressOf({ progress, busy, state }: Pick<ImportDetail, 'progress' | 'busy' | 'state'>) {
  return {
    stage: stageLabels[progress?.stage ?? 'read'] ?? '',
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
    running: busy || state === 'COMMITTING',
  }
}
