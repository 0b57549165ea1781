import { notFound } from 'next/navigation'
import { ExternalRankingFacts } from '@/components/external-rankings/external-ranking-facts'
import { RankSeries } from '@/components/external-rankings/rank-series'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { requireActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db'
import {
  externalRankingState,
  externalRankingStateLabels,
  externalRankingStateTones,
} from '@/lib/external-rankings/labels'
import { canEdit, canVoid } from '@/lib/external-rankings/policy'
import { getExternalRanking, rankSeries } from '@/lib/external-rankings/queries'
import { readsFigures } from '@/lib/indicators/policy'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { ProvenanceOf } from '../../provenance'
import { externalRankingVerbAction } from '../actions'

const LAST_YEAR = 2100

export const metadata = { title: '外部排名详情' }

export default async function ExternalRankingPage({
  params,
  searchParams,
}: PageProps<'/external-rankings/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const found = await readAs(actor, async (tx) => {
    const externalRanking = await getExternalRanking(actor, id, tx)
    if (!externalRanking) return null
    const series = await rankSeries(actor, LAST_YEAR, tx)
    return {
      externalRanking,
      history: await historyOf(actor, id, before, tx),
      ranks: series.find(({ scheme }) => scheme === externalRanking.scheme)?.ranks ?? [],
    }
  })
  if (!found) notFound()
  const { externalRanking, history, ranks } = found
  const state = externalRankingState(externalRanking)
  return (
    <>
      <PageHeader
        title={externalRanking.scheme}
        meta={externalRanking.code}
        breadcrumb={[{ href: '/external-rankings', label: '外部排名' }]}
        status={
          <StatusBadge tone={externalRankingStateTones[state]}>
            {externalRankingStateLabels[state]}
          </StatusBadge>
        }
        printable
        actions={
          <>
            {canEdit(actor, externalRanking) && (
              <LinkButton href={`/external-rankings/${id}/edit`}>编辑</LinkButton>
            )}
            {canVoid(actor, externalRanking) && (
              <ReasonDialog
                label="作废"
                title={`作废“${externalRanking.scheme}”`}
                description="仅用于登记错误。作废后该评价体系该年度可重新登记。"
                action={externalRankingVerbAction.bind(null, id, 'void')}
                reasonLabel="作废原因"
                variant="danger"
              />
            )}
          </>
        }
      />
      <DetailLayout
        main={
          <>
            <ExternalRankingFacts ranking={externalRanking} />
            {ranks.length > 1 && <RankSeries ranks={ranks} />}
          </>
        }
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/external-rankings/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}
