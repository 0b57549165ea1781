import { notFound } from 'next/navigation'
import { ChartWithTable } from '@/components/charts/chart-with-table'
import { KeyFigures } from '@/components/charts/key-figure'
import { CoveragePanel } from '@/components/dashboard/coverage-panel'
import { EventLedger } from '@/components/dashboard/event-ledger'
import { FigureCard, indicatorHref } from '@/components/dashboard/figure-card'
import { FigureTable } from '@/components/dashboard/figure-table'
import { cells, everyMonth, groupRows } from '@/components/dashboard/group-rows'
import { PipelinePanel } from '@/components/dashboard/pipeline-panel'
import { ScopeBar } from '@/components/dashboard/scope-bar'
import { ScopeChips } from '@/components/dashboard/scope-chips'
import { ScopeNotice } from '@/components/dashboard/scope-notice'
import { ShareCard } from '@/components/dashboard/share-card'
import { sharedFigures, sharedNote } from '@/components/dashboard/shared-figures'
import { TargetPanel } from '@/components/dashboard/target-panel'
import { TimeSliders } from '@/components/dashboard/time-sliders'
import { TopTable } from '@/components/dashboard/top-table'
import { WaitingTable } from '@/components/dashboard/waiting-table'
import { LinkButton } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/href'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { requireActor } from '@/lib/auth/session'
import { bureau } from '@/lib/bureau'
import { monthsBetween, todayInShanghai } from '@/lib/dates'
import { isJingJinJi } from '@/lib/dictionaries/regions'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { cooperationCoverage } from '@/lib/indicators/cooperation-coverage'
import { filterChips } from '@/lib/indicators/filter-words'
import { readsFigures } from '@/lib/indicators/policy'
import { trendStart } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { parseScope, scopeParams } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'
import type { Group } from '@/lib/indicators/sums'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'
import { formatWan } from '@/lib/money'
import { readWithTargets } from '@/lib/targets/dashboard'
import { HandheldAlerts } from './handheld'

export const metadata = { title: '驾驶舱' }

const path = '/dashboard'

/** The five a leader asks for first, also on a phone; then what they rest on. */
const first = [
  'signed-projects',
  'signing-enterprises',
  'partner-institutions',
  'intentions',
  'contract-value-fen',
]
const second = ['landed-projects', 'novelty-claims', 'patents-granted', 'contracts', 'technology-value-fen']

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const today = todayInShanghai(new Date())
  const { scope: asked, remarks } = parseScope(await searchParams, today)
  // A single month belongs to the page of one figure.
  const { month: _, ...scope } = asked
  const [{ told, targets }, chips] = await Promise.all([
    readWithTargets(actor, scope),
    filterChips(actor, path, scopeParams(scope), scope),
  ])
  const { origin, figures, signed, contractValue, technologyValue } = told
  const coverage = figures[cooperationCoverage.id]?.now

  const months = monthsBetween(trendStart(scope.asOf), scope.asOf)
  const trend = { ...scope, from: `${months[0]}-01` }
  const since = origin ? `自 ${origin} 起,截至 ${scope.asOf}` : `截至 ${scope.asOf}`
  const source = `${bureau.name}台账`
  const rowsHref = (filter: Record<string, string>) => indicatorHref(signedProjects.id, scope, filter)
  const bars = (dimension: 'mode' | 'region' | 'industry') =>
    groupRows(signedProjects, dimension, signed[dimension], rowsHref)
  const signedMonths = everyMonth(signed.month, months)
  const total = String(figures[signedProjects.id]?.now.count ?? 0n)

  const cards = (ids: readonly string[]) =>
    ids.map((id) => {
      const indicator = indicators.find((candidate) => candidate.id === id)
      const figure = figures[id]
      return (
        indicator &&
        figure && <FigureCard key={id} indicator={indicator} figure={figure} scope={scope} origin={origin} />
      )
    })

  const taking = (
    <>
      <ShareCard
        bureau={`${bureau.name} · ${bureau.portal}`}
        title="产学研合作主要指标"
        cutOff={`数据截止 ${scope.asOf}`}
        note={sharedNote(scope, chips)}
        figures={sharedFigures(first, figures, scope, origin)}
        person={actor.name}
      />
      <LinkButton href={hrefWith('/dashboard/sheet', scopeParams(scope))} icon="table">
        一张表
      </LinkButton>
    </>
  )

  return (
    <>
      <PageHeader
        title="驾驶舱"
        meta={`统计截止日期 ${scope.asOf}${origin ? `,累计指标自第一届产学研合作创新大会(${origin})起` : ''}`}
        actions={
          <div className="flex gap-2 handheld:hidden">
            {taking}
            <PrintButton />
          </div>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden handheld:-order-3">
          <ScopeNotice path={path} scope={scope} today={today} remarks={remarks} />
        </div>
        <ScopeBar path={path} scope={scope} origin={origin} today={today} />
        <TimeSliders path={path} params={scopeParams(scope)} first={origin ?? scope.from} today={today} />
        <ScopeChips chips={chips} />
        <div className="handheld:-order-2">
          <KeyFigures label="主要指标">{cards(first)}</KeyFigures>
        </div>
        <HandheldAlerts actor={actor}>{taking}</HandheldAlerts>
        <KeyFigures label="其他指标">{cards(second)}</KeyFigures>

        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 print:block">
          <PipelinePanel stages={told.pipeline} scope={scope} since={since} />
          <WaitingTable rows={told.waiting} scope={scope} />
          <ChartWithTable
            title="签约项目月度趋势"
            unit="项"
            kind="bar"
            series={[{ key: 'value', label: '签约项目' }]}
            rows={groupRows(signedProjects, 'month', signedMonths, rowsHref)}
            labelHeader="月份"
            cutOff={`${months[0]} 至 ${months.at(-1)}`}
            source={source}
            total={{ value: String(countOf(signedMonths)) }}
          />
          <ChartWithTable
            title="技术合同月度登记额"
            unit="万元"
            kind="line"
            series={[
              { key: 'contract', label: '成交额' },
              { key: 'technology', label: '技术交易额' },
            ]}
            rows={months.map((month) => {
              const [contract, technology] = [contractValue, technologyValue].map((groups) =>
                sumIn(groups, month),
              )
              const value = cells(contractValueFen, { count: 0n, sum: contract ?? 0n }, 'contract')
              const part = cells(technologyValueFen, { count: 0n, sum: technology ?? 0n }, 'technology')
              return {
                label: month,
                values: { ...value.values, ...part.values },
                display: { ...value.display, ...part.display },
                href: indicatorHref(contractValueFen.id, trend, { month }),
              }
            })}
            labelHeader="月份"
            cutOff={`${months[0]} 至 ${months.at(-1)}`}
            source={source}
            total={{
              contract: formatWan(sumOf(contractValue)),
              technology: formatWan(sumOf(technologyValue)),
            }}
          />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <ChartWithTable
              title="签约项目按合作模式"
              unit="项"
              kind="horizontal"
              series={[{ key: 'value', label: '签约项目' }]}
              rows={bars('mode')}
              labelHeader="合作模式"
              cutOff={since}
              source={source}
              total={{ value: total }}
            />
            <ChartWithTable
              title="签约项目按企业行业门类"
              unit="项"
              kind="horizontal"
              series={[{ key: 'value', label: '签约项目' }]}
              rows={bars('industry')}
              labelHeader="行业门类"
              cutOff={since}
              source={source}
              total={{ value: total }}
            />
          </div>
          <ChartWithTable
            title="签约项目按合作单位所在地"
            unit="项"
            kind="horizontal"
            series={[{ key: 'value', label: '签约项目' }]}
            rows={bars('region')}
            labelHeader="省份"
            cutOff={since}
            source={source}
            note={`其中京津冀 ${countOf(signed.region.filter(({ key }) => key !== null && isJingJinJi(key)))} 项`}
            total={{ value: total }}
          />
        </div>

        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 print:block">
          <TopTable
            title="签约项目最多的企业"
            description={since}
            header="企业"
            indicator={signedProjects}
            groups={signed.enterprise}
            recordHref={(id) => `/enterprises/${id}`}
            rowsHref={(id) => rowsHref({ enterprise: id })}
          />
          <TopTable
            title="签约项目最多的合作单位"
            description={since}
            header="合作单位"
            indicator={signedProjects}
            groups={signed.partner}
            recordHref={(id) => `/institutions/${id}`}
            rowsHref={(id) => rowsHref({ partner: id })}
          />
        </div>
        <EventLedger events={told.events} scope={scope} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 print:block">
          {coverage && <CoveragePanel total={coverage} groups={told.coverage} scope={scope} />}
          <TargetPanel targets={targets} scope={scope} />
        </div>
        <FigureTable indicators={indicators} figures={figures} scope={scope} origin={origin} />
      </div>
    </>
  )
}

const sumIn = (groups: readonly Group[], month: string) => groups.find(({ key }) => key === month)?.sum
const countOf = (groups: readonly Group[]) => groups.reduce((count, group) => count + group.count, 0n)
const sumOf = (groups: readonly Group[]) => groups.reduce((sum, group) => sum + group.sum, 0n)
