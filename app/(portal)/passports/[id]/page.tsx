import { notFound } from 'next/navigation'
import { CorrectionLine } from '@/components/snapshots/issued-figures'
import { IssuedRows } from '@/components/snapshots/issued-rows'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { hrefWith } from '@/components/ui/href'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { scopeParams } from '@/lib/indicators/scope'
import { exactDigits, exactWords, yearOnYear } from '@/lib/indicators/words'
import { pageParam, plainParams } from '@/lib/lists'
import { readPassport } from '@/lib/snapshots/passport'
import { readsSnapshots } from '@/lib/snapshots/policy'

export const metadata = { title: '数据护照' }

/** A figure that was issued, opened by the number that stands in the footnote of a briefing. */
export default async function PassportPage(props: PageProps<'/passports/[id]'>) {
  const [actor, { id }, query] = await Promise.all([requireActor(), props.params, props.searchParams])
  if (!readsSnapshots(actor)) notFound()
  const list = pageParam(query)
  const opened = await readPassport(actor, id, list)
  if (!opened) notFound()
  const { snapshot, figure, indicator, correction, rows, total, page } = opened
  const { pageSize } = plainParams(query)
  return (
    <>
      <PageHeader
        title={figure.name}
        meta={`数据护照 ${figure.code}`}
        breadcrumb={[
          { href: '/snapshots', label: '快照' },
          { href: `/snapshots/${snapshot.id}`, label: snapshot.title },
        ]}
        printable
        actions={
          indicator && (
            <LinkButton href={hrefWith(`/indicators/${figure.indicatorId}`, scopeParams(snapshot.scope))}>
              按当时所知重新统计
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title="发布的数">
          <Facts
            columns={3}
            items={[
              {
                label: '准确数',
                value: (
                  <span data-indicator={figure.indicatorId} data-value={exactDigits(figure, figure.now)}>
                    {exactWords(figure, figure.now)}
                  </span>
                ),
                numeric: true,
              },
              { label: '统计期间', value: figure.period },
              { label: '同比', value: yearOnYear(figure, figure.now, figure.before).text },
              { label: '截止日期', value: snapshot.asOf, numeric: true },
              {
                label: '数据所知时间',
                value: formatInstant(snapshot.knownAt, { seconds: true }),
                numeric: true,
              },
              { label: '筛选条件', value: snapshot.filterText || '全市' },
              {
                label: '其后更正',
                value: <CorrectionLine scope={snapshot.scope} figure={figure} correction={correction} />,
                wide: true,
              },
            ]}
          />
        </Panel>
        <Panel title="口径">
          <p className="mb-3 max-w-4xl">{figure.definition}</p>
          <Facts
            columns={3}
            items={[
              { label: '决定日期', value: figure.decidingDate },
              { label: '口径版本', value: `第 ${figure.version.no} 版` },
              { label: '施行日期', value: figure.version.effectiveFrom, numeric: true },
              { label: '批准单位', value: figure.version.approvedBy },
              { label: '明细校验码', value: figure.rowsHash.slice(0, 16), numeric: true },
              { label: '锁定', value: `${snapshot.frozenBy},${formatInstant(snapshot.frozenAt)}` },
            ]}
          />
        </Panel>
        {indicator && (
          <Panel title={`发布时的构成明细(${total} 条)`} flush>
            <IssuedRows indicator={indicator} rows={rows} />
            <Pagination
              total={total}
              page={page}
              pageSize={list.pageSize}
              path={`/passports/${figure.code}`}
              params={pageSize ? { pageSize } : {}}
            />
          </Panel>
        )}
      </div>
    </>
  )
}
