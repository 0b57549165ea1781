import { notFound } from 'next/navigation'
import { StatusBadge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { referenceLabels } from '@/lib/organizations/labels'
import { getMerge, type KeptRecord } from '@/lib/organizations/merge-queries'
import { canMerge } from '@/lib/organizations/policy'
import { organizationHref } from '@/lib/organizations/queries'
import { undoMergeAction } from '../../merge-actions'

export const metadata = { title: '合并记录' }

export default async function MergeRecordPage({ params }: PageProps<'/organizations/merges/[id]'>) {
  const actor = await requireActor()
  if (!canMerge(actor)) notFound()
  const { id } = await params
  const merge = await getMerge(actor, id)
  if (!merge) notFound()
  const moved = Object.entries(merge.moved)
  return (
    <>
      <PageHeader
        printable
        title={`“${merge.loserName}”合并到“${merge.winnerName}”`}
        breadcrumb={[
          { href: '/organizations/duplicates', label: '单位疑似重复' },
          { href: '/organizations/merges', label: '合并记录' },
        ]}
        status={
          merge.undoneAt ? (
            <StatusBadge tone="neutral">已撤销</StatusBadge>
          ) : (
            <StatusBadge tone="ok">已合并</StatusBadge>
          )
        }
        actions={
          !merge.undoneAt && (
            <ReasonDialog
              label="撤销合并"
              title="撤销合并"
              description="转移的记录回到原单位;合并之后又改过当事单位的记录留在保留单位,并逐条列出。其他修改不受影响。"
              action={undoMergeAction.bind(null, id)}
              reasonLabel="撤销原因"
              variant="danger"
            />
          )
        }
      />
      <div className="grid gap-4">
        {merge.undoneAt && <Kept records={merge.kept} winner={merge.winnerName} />}
        <Panel title="合并情况">
          <Facts
            items={[
              {
                label: '保留单位',
                value: (
                  <a data-soft className="link" href={organizationHref(merge.winner)}>
                    {merge.winnerName}
                  </a>
                ),
              },
              {
                label: '被合并单位',
                value: merge.undoneAt ? (
                  <a data-soft className="link" href={organizationHref(merge.loser)}>
                    {merge.loserName}
                  </a>
                ) : (
                  merge.loserName
                ),
              },
              { label: '合并时间', value: formatInstant(merge.createdAt), numeric: true },
              { label: '合并人', value: merge.author },
              { label: '合并原因', value: merge.reason, wide: true },
              ...(merge.undoneAt
                ? [
                    { label: '撤销时间', value: formatInstant(merge.undoneAt), numeric: true },
                    { label: '撤销原因', value: merge.undoReason },
                  ]
                : []),
              {
                label: '转移记录',
                value:
                  moved.length > 0
                    ? moved.map(([table, rows]) => `${referenceLabels[table] ?? table} ${rows} 条`).join('、')
                    : '被合并单位没有被任何记录引用',
                wide: true,
              },
            ]}
          />
        </Panel>
      </div>
    </>
  )
}

function Kept({ records, winner }: { records: KeptRecord[]; winner: string }) {
  if (records.length === 0) return <Notice tone="ok" title="已全部恢复到合并之前" />
  return (
    <Notice tone="warn" title={`以下 ${records.length} 条在合并之后改过当事单位,仍属“${winner}”,请逐条核对`}>
      <ul>
        {records.map(({ id, what, title, href }) => (
          <li key={`${what}-${id}`}>
            {what}{' '}
            {href ? (
              <a data-soft className="link" href={href}>
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
