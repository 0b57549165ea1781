import { notFound } from 'next/navigation'
import { ExternalFigureFacts } from '@/components/external-figures/external-figure-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { requireActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db'
import {
  externalFigureState,
  externalFigureStateLabels,
  externalFigureStateTones,
} from '@/lib/external-figures/labels'
import { canEdit, canVoid } from '@/lib/external-figures/policy'
import { getExternalFigure } from '@/lib/external-figures/queries'
import { readsFigures } from '@/lib/indicators/policy'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { indicatorNames } from '@/lib/targets/schema'
import { ProvenanceOf } from '../../provenance'
import { externalFigureVerbAction } from '../actions'

export const metadata = { title: '外部数据详情' }

export default async function ExternalFigurePage({
  params,
  searchParams,
}: PageProps<'/external-figures/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const found = await readAs(actor, async (tx) => {
    const externalFigure = await getExternalFigure(actor, id, tx)
    return externalFigure && { externalFigure, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { externalFigure, history } = found
  const state = externalFigureState(externalFigure)
  return (
    <>
      <PageHeader
        title={externalFigure.title}
        meta={externalFigure.code}
        breadcrumb={[{ href: '/external-figures', label: '外部数据' }]}
        status={
          <StatusBadge tone={externalFigureStateTones[state]}>{externalFigureStateLabels[state]}</StatusBadge>
        }
        printable
        actions={
          <>
            {canEdit(actor, externalFigure) && (
              <LinkButton href={`/external-figures/${id}/edit`}>编辑</LinkButton>
            )}
            {canVoid(actor, externalFigure) && (
              <ReasonDialog
                label="作废"
                title={`作废“${externalFigure.title}”`}
                description="仅用于登记错误或公布单位撤回的数据。"
                action={externalFigureVerbAction.bind(null, id, 'void')}
                reasonLabel="作废原因"
                variant="danger"
              />
            )}
          </>
        }
      />
      <DetailLayout
        main={
          <ExternalFigureFacts
            figure={externalFigure}
            indicatorName={externalFigure.indicatorId && (indicatorNames[externalFigure.indicatorId] ?? null)}
          />
        }
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/external-figures/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}
