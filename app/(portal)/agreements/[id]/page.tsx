import { notFound } from 'next/navigation'
import { AgreementActions } from '@/components/agreements/agreement-actions'
import { AgreementFacts } from '@/components/agreements/agreement-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { agreementState, agreementStateLabels, agreementStateTones } from '@/lib/agreements/labels'
import {
  canEdit,
  canFollowUp,
  canReview,
  canSubmit,
  canTerminate,
  canVoid,
  canWithdraw,
} from '@/lib/agreements/policy'
import { getAgreement } from '@/lib/agreements/queries'
import { requireActor } from '@/lib/auth/session'
import { dateOf, todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { ProvenanceOf } from '../../provenance'
import { agreementVerbAction } from '../actions'

export const metadata = { title: '协议详情' }

export default async function AgreementPage({ params, searchParams }: PageProps<'/agreements/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const { agreement, history } = await readAs(actor, async (tx) => {
    const agreement = await getAgreement(actor, id, tx)
    return { agreement, history: agreement && (await historyOf(actor, id, before, tx)) }
  })
  if (!agreement || !history) notFound()
  const state = agreementState(agreement, dateOf(todayInShanghai(new Date())))

  return (
    <>
      <PageHeader
        title={agreement.title}
        meta={agreement.code}
        breadcrumb={[{ href: '/agreements', label: '协议' }]}
        status={<StatusBadge tone={agreementStateTones[state]}>{agreementStateLabels[state]}</StatusBadge>}
        printable
        actions={
          <AgreementActions
            id={id}
            title={agreement.title}
            action={agreementVerbAction}
            may={{
              edit: canEdit(actor, agreement),
              sign: canSubmit(actor, agreement) && agreement.signedOn === null,
              submit: canSubmit(actor, agreement) && agreement.signedOn !== null,
              withdraw: canWithdraw(actor, agreement),
              review: canReview(actor, agreement),
              terminate: canTerminate(actor, agreement),
              followUp: canFollowUp(actor, agreement),
              void: canVoid(actor, agreement),
            }}
          />
        }
      />
      <DetailLayout
        main={<AgreementFacts agreement={agreement} />}
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/agreements/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}
