import { notFound } from 'next/navigation'
import { EmptyState } from '@/components/ui/empty-state'
import { FormDialog } from '@/components/ui/form-dialog'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { type UnclearName, unclearNames } from '@/lib/organizations/names/queue'
import type { Candidate } from '@/lib/organizations/names/rank'
import { canMerge } from '@/lib/organizations/policy'
import { sayNameAction } from '../merge-actions'

export const metadata = { title: '名称待核' }

export default async function UnclearNamesPage() {
  const actor = await requireActor()
  if (!canMerge(actor)) notFound()
  const names = await unclearNames(actor)
  return (
    <>
      <PageHeader
        printable
        title="名称待核"
        breadcrumb={[{ href: '/organizations/duplicates', label: '单位疑似重复' }]}
        meta="导入的表格中不能确定是哪个单位的名称。确认后记为该单位的别名,以后遇到同样的名称不再询问"
      />
      {names.length === 0 ? (
        <Panel flush>
          <EmptyState title="没有待核的名称">正在导入的表格里,单位名称都已确定。</EmptyState>
        </Panel>
      ) : (
        <div className="grid gap-4">
          {names.map((name) => (
            <Question key={name.text} name={name} />
          ))}
        </div>
      )}
    </>
  )
}

function Question({ name }: { name: UnclearName }) {
  const files = name.imports.map(({ id, fileName }) => (
    <a data-soft key={id} className="link mr-3" href={`/imports/${id}/names`}>
      {fileName}
    </a>
  ))
  return (
    <Panel
      title={`“${name.text}”`}
      description={
        <>
          共 {name.rows} 行 · {files}
        </>
      }
    >
      <ul className="grid">
        {name.candidates.map((candidate) => (
          <li
            key={candidate.organizationId}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2 first:border-t-0"
          >
            <span className="tabular w-12 text-ink-2">{Math.floor(candidate.score * 100)}%</span>
            <div className="min-w-0 flex-1 basis-64">
              <div className="font-semibold">{candidate.name}</div>
              <div className="text-sm text-ink-3">{candidate.reasons.join(';')}</div>
            </div>
            <Answers text={name.text} candidate={candidate} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Answers({ text, candidate }: { text: string; candidate: Candidate }) {
  const meaning = { text, organizationId: candidate.organizationId }
  return (
    <div className="flex flex-wrap gap-2">
      <FormDialog
        label="就是该单位"
        title="确认名称"
        description={`“${text}”记为“${candidate.name}”的别名,以后遇到同样的名称直接识别。`}
        action={sayNameAction.bind(null, 'confirm', meaning)}
        size="sm"
        variant="primary"
      >
        {null}
      </FormDialog>
      <FormDialog
        label="不是"
        title="不是该单位"
        description={`“${text}”不再推荐为“${candidate.name}”。`}
        action={sayNameAction.bind(null, 'reject', meaning)}
        size="sm"
      >
        {null}
      </FormDialog>
    </div>
  )
}
