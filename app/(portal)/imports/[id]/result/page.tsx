import { KeptTable } from '@/components/imports/kept-table'
import { PlainRows } from '@/components/imports/preview-rows'
import { Outcome } from '@/components/imports/result-outcome'
import { Waiting } from '@/components/imports/waiting'
import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { formatInstant } from '@/lib/dates'
import { canReviewBatch, canUndo } from '@/lib/imports/policy'
import { keptLines, listsOfBatch, previewRows } from '@/lib/imports/preview'
import { labelOfType } from '@/lib/imports/queries'
import type { RowCounts } from '@/lib/imports/store'
import { choiceParam, pageParam, plainParams } from '@/lib/lists'
import { recordTypes } from '@/lib/record-types'
import { commitImportAction, reviewImportAction, undoImportAction } from '../../actions'
import { requireImport } from '../detail'
import { ImportFrame, progressOf } from '../frame'

export const metadata = { title: '导入结果' }

export default async function ResultPage({ params, searchParams }: PageProps<'/imports/[id]/result'>) {
  const { actor, id, detail, undecided } = await requireImport(params)
  const query = await searchParams
  const { batch, state, plan, counts } = detail
  const now = new Date()
  const done = state === 'COMMITTED' || state === 'ARCHIVED'
  const view =
    choiceParam(query, 'show', { new: '', changed: '' }) ?? (counts && counts.new > 0 ? 'new' : 'changed')
  const rows =
    plan && (done || state === 'UNDONE')
      ? await previewRows(actor, id, plan, view, { page: pageParam(query).page, pageSize: 20 })
      : null
  const lists = plan && counts && done ? await listsOfBatch(actor, id, plan.type, counts) : []
  const listHref = plan ? (plan.type === 'progressReport' ? '/projects' : recordTypes[plan.type].href) : '/'

  return (
    <ImportFrame detail={detail} step="result" undecided={undecided}>
      {/* biome-ignore lint/complexity/noUselessFragments: React asks for keys where conditions stand side by side here */}
      <>
        {state === 'COMMITTING' && (
          <Waiting
            title="正在提交入库"
            href={`/imports/${id}/progress`}
            first={progressOf(detail)}
            leave="可以离开此页,提交会继续进行;稍后从“导入”中回来查看结果。"
          />
        )}
        {state === 'INTERRUPTED' && (
          <Notice
            tone="warn"
            title="提交被中断,没有写入任何数据"
            actions={
              <VerbButton action={commitImportAction.bind(null, id)} label="继续提交" variant="primary" />
            }
          >
            服务器在提交时重新启动。识别结果和修正都在,可以继续提交。
          </Notice>
        )}
        {state === 'DISCARDED' && (
          <EmptyState title="此批次已放弃">文件和各行内容已删除,没有写入任何数据。</EmptyState>
        )}
        {state === 'CHECKED' && (
          <EmptyState
            title="尚未提交"
            action={<LinkButton href={`/imports/${id}/preview`}>看预演</LinkButton>}
          >
            请在预演中核对后提交。
          </EmptyState>
        )}
        {done && counts && (
          <Outcome
            title={`已导入:${written(counts)}`}
            counts={counts}
            lines={[
              `${detail.committedByName} 提交于 ${batch.committedAt ? formatInstant(batch.committedAt) : ''}`,
              ...(batch.reviewedAt
                ? [`${detail.reviewedByName} 批次审核于 ${formatInstant(batch.reviewedAt)}`]
                : []),
              state === 'COMMITTED' && detail.undoUntil
                ? `${formatInstant(detail.undoUntil)} 前可以撤销`
                : '已超过 72 小时,不能再整批撤销',
            ]}
            actions={
              <>
                {lists.map(({ href, label }) => (
                  <LinkButton key={href} href={href}>
                    {label}
                  </LinkButton>
                ))}
                <LinkButton href={listHref}>打开{labelOfType(plan?.type ?? null)}列表</LinkButton>
                {canReviewBatch(actor, batch) && (
                  <VerbButton
                    action={reviewImportAction.bind(null, id)}
                    label="批次审核通过"
                    variant="primary"
                  />
                )}
                {canUndo(actor, batch, now) && (
                  <ReasonDialog
                    label="撤销导入"
                    title={`撤销“${batch.fileName}”的导入`}
                    description={`${written(counts)},将恢复到导入以前:新增的移除,更新的改回原值。导入后又有人修改或引用的记录保留不动,并列出清单。`}
                    action={undoImportAction.bind(null, id)}
                    reasonLabel="撤销原因"
                    confirmLabel="撤销导入"
                    variant="danger"
                    icon="undo"
                  />
                )}
              </>
            }
          />
        )}
        {state === 'UNDONE' && (
          <Notice
            tone="ok"
            actions={
              <LinkButton href="/imports/new" icon="upload">
                导入数据
              </LinkButton>
            }
            title={`已于 ${batch.undoneAt ? formatInstant(batch.undoneAt) : ''} 撤销`}
          >
            {detail.kept.length === 0
              ? '此批次写入的内容已全部恢复到导入以前。'
              : `除下列 ${detail.kept.length} 条外,此批次写入的内容已恢复到导入以前。`}
          </Notice>
        )}
        {state === 'UNDONE' && detail.kept.length > 0 && (
          <KeptTable rows={await keptLines(actor, detail.kept)} />
        )}
        {done && rows && (
          <Panel
            title={view === 'new' ? '新增的记录' : '更新的记录'}
            flush
            actions={
              counts &&
              counts.new > 0 &&
              counts.changed > 0 && (
                <LinkButton
                  href={`/imports/${id}/result?show=${view === 'new' ? 'changed' : 'new'}`}
                  size="sm"
                  variant="quiet"
                >
                  {view === 'new' ? `看更新的 ${counts.changed} 条` : `看新增的 ${counts.new} 条`}
                </LinkButton>
              )
            }
          >
            <PlainRows
              rows={rows.items}
              caption={view === 'new' ? '新增的记录' : '更新的记录'}
              titleLabel={rows.titleLabel}
              aboutLabels={rows.aboutLabels}
            />
            {rows.total > rows.pageSize && (
              <Pagination
                total={rows.total}
                page={rows.page}
                pageSize={rows.pageSize}
                sizes={[]}
                path={`/imports/${id}/result`}
                params={plainParams(query)}
              />
            )}
          </Panel>
        )}
      </>
    </ImportFrame>
  )
}

/** 新增 4 条,更新 2 条 */
function written(counts: RowCounts) {
  const parts = [
    counts.new > 0 && `新增 ${counts.new.toLocaleString('zh-CN')} 条`,
    counts.changed > 0 && `更新 ${counts.changed.toLocaleString('zh-CN')} 条`,
  ]
  return parts.filter(Boolean).join(',')
}
