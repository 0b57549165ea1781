import { notFound } from 'next/navigation'
import { CompareForm } from '@/components/dashboard/compare-form'
import { DifferenceTable } from '@/components/dashboard/difference-table'
import { Facts } from '@/components/ui/description-list'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { todayInShanghai } from '@/lib/dates'
import { type Difference, readDifference } from '@/lib/indicators/difference'
import type { Indicator } from '@/lib/indicators/indicator'
import { readsFigures } from '@/lib/indicators/policy'
import { findIndicator } from '@/lib/indicators/registry'
import { parseScope, scopeParams, timeWords } from '@/lib/indicators/scope'
import { differenceWords, exactWords } from '@/lib/indicators/words'
import { pageParam, plainParams } from '@/lib/lists'
import { ExportMenuAt } from '../../../export-menu'

export async function generateMetadata({ params }: PageProps<'/indicators/[id]/difference'>) {
  return { title: `${findIndicator((await params).id)?.name ?? '指标'}差异说明` }
}

/** The address holds the later time as every page of figures does, and the earlier one as `thanAsOf`, `thanKnownAt`. */
export default async function DifferencePage(props: PageProps<'/indicators/[id]/difference'>) {
  const [actor, { id }, query] = await Promise.all([requireActor(), props.params, props.searchParams])
  const indicator = findIndicator(id)
  if (!readsFigures(actor) || !indicator) notFound()
  const today = todayInShanghai(new Date())
  const later = parseScope(query, today)
  const than = parseScope({ asOf: query.thanAsOf, knownAt: query.thanKnownAt }, today)
  const remarks = [...later.remarks, ...than.remarks]
  const { scope } = later
  const page = pageParam(query)
  const told = await readDifference(actor, indicator, scope, { earlier: than.scope, later: scope }, page)

  const path = `/indicators/${indicator.id}/difference`
  const { pageSize } = plainParams(query)
  const params = {
    ...scopeParams(scope),
    thanAsOf: than.scope.asOf,
    ...(than.scope.knownAt && { thanKnownAt: than.scope.knownAt }),
    ...(pageSize && { pageSize }),
  }
  const figure = `/indicators/${indicator.id}`
  return (
    <>
      <PageHeader
        title={`${indicator.name}差异说明`}
        breadcrumb={[
          { href: hrefWith('/dashboard', scopeParams({ ...scope, month: undefined })), label: '驾驶舱' },
          { href: hrefWith(figure, scopeParams(scope)), label: indicator.name },
        ]}
        meta={`${timeWords(than.scope)} → ${timeWords(scope)}`}
        actions={<PrintList total={told.total} shown={told.rows.length} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {remarks.length > 0 && (
          <Notice tone="warn">
            {remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
          </Notice>
        )}
        <Panel title="两个时点">
          <CompareForm path={path} params={scopeParams(scope)} than={than.scope} today={today} />
          <Facts
            columns={3}
            items={[
              { label: '对比时点', value: exactWords(indicator, told.earlier), numeric: true },
              { label: '当前时点', value: exactWords(indicator, told.later), numeric: true },
              { label: '相差', value: differenceWords(indicator, told.earlier, told.later), numeric: true },
              { label: '统计期间不同', value: partWords(indicator, told.causes.period), numeric: true },
              { label: '记录有变更', value: partWords(indicator, told.causes.records), numeric: true },
            ]}
          />
        </Panel>
        <Panel title={`造成差异的记录(${told.total} 条)`} flush>
          <Toolbar
            end={
              <ExportMenuAt path={`${path}/export`} params={params} total={told.total} contents={['SEEN']} />
            }
          >
            <span>共 {told.total.toLocaleString('zh-CN')} 条</span>
            <PrintedPart
              total={told.total}
              shown={told.rows.length}
              page={told.page}
              pageSize={page.pageSize}
            />
          </Toolbar>
          <DifferenceTable indicator={indicator} rows={told.rows} causes={told.causes} />
          <Pagination
            total={told.total}
            page={told.page}
            pageSize={page.pageSize}
            path={path}
            params={params}
          />
        </Panel>
      </div>
    </>
  )
}

/** What one cause adds up to, and by how many records. */
function partWords(indicator: Indicator, { rows, count, sum }: Difference['causes']['period']) {
  const part = differenceWords(indicator, { count: 0n, sum: 0n }, { count: BigInt(count), sum })
  return `${part}(${rows} 条)`
}
