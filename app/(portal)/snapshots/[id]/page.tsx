import { notFound } from 'next/navigation'
import { SnapshotBriefings } from '@/components/briefings/snapshot-briefings'
import { IssuedFigures } from '@/components/snapshots/issued-figures'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { canWrite } from '@/lib/briefings/policy'
import { briefingsOf } from '@/lib/briefings/queries'
import { formatInstant, formatRange } from '@/lib/dates'
import { scopeParams } from '@/lib/indicators/scope'
import { readCorrections } from '@/lib/snapshots/corrections'
import { readsSnapshots } from '@/lib/snapshots/policy'
import { getSnapshot } from '@/lib/snapshots/queries'
import { generateBriefingAction } from '../../briefings/actions'

export const metadata = { title: '快照详情' }

export default async function SnapshotPage({ params }: PageProps<'/snapshots/[id]'>) {
  const { id } = await params
  const actor = await requireActor()
  const snapshot = readsSnapshots(actor) ? await getSnapshot(actor, id) : null
  if (!snapshot || !readsSnapshots(actor)) notFound()
  const [corrections, briefings] = await Promise.all([
    readCorrections(actor, snapshot),
    briefingsOf(actor, snapshot.id),
  ])
  const corrected = [...corrections.values()].filter(({ state }) => state === 'CORRECTED').length
  const { scope } = snapshot
  return (
    <>
      <PageHeader
        title={snapshot.title}
        meta={snapshot.code}
        breadcrumb={[{ href: '/snapshots', label: '快照' }]}
        printable
        actions={<LinkButton href={hrefWith('/dashboard', scopeParams(scope))}>在驾驶舱中查看</LinkButton>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {corrected > 0 && (
          <Notice tone="warn" title={`发布后有 ${corrected} 个指标的记录被更正`}>
            下列“发布数”保持发布时的样子,更正另列在“其后更正”中。
          </Notice>
        )}
        <Panel title="基本信息">
          <Facts
            columns={3}
            items={[
              { label: '统计期间', value: formatRange(snapshot.from, snapshot.asOf), numeric: true },
              { label: '截止日期', value: snapshot.asOf, numeric: true },
              { label: '累计起点', value: snapshot.origin, numeric: true },
              {
                label: '数据所知时间',
                value: formatInstant(snapshot.knownAt, { seconds: true }),
                numeric: true,
              },
              { label: '筛选条件', value: snapshot.filterText || '全市' },
              { label: '锁定人', value: snapshot.frozenBy },
              {
                label: '锁定时间',
                value: formatInstant(snapshot.frozenAt, { seconds: true }),
                numeric: true,
              },
              { label: '校验码', value: snapshot.hash.slice(0, 16), numeric: true },
              { label: '说明', value: snapshot.note, wide: true },
            ]}
          />
        </Panel>
        <SnapshotBriefings
          snapshotId={snapshot.id}
          briefings={briefings}
          generate={canWrite(actor) ? (kind) => generateBriefingAction.bind(null, snapshot.id, kind) : null}
        />
        <Panel title={`指标(${snapshot.figures.length} 个)`} flush>
          <IssuedFigures scope={scope} figures={snapshot.figures} corrections={corrections} />
        </Panel>
      </div>
    </>
  )
}
