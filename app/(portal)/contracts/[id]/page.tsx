import { notFound } from 'next/navigation'
import { ContractActions } from '@/components/contracts/contract-actions'
import { ContractFacts } from '@/components/contracts/contract-facts'
import { HistoryPanel } from '@/components/records/history-panel'
import { StatusBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { isMember } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { contractState, contractStateLabels, contractStateTones } from '@/lib/contracts/labels'
import {
  canAmend,
  canAnswerRegistration,
  canCancel,
  canEdit,
  canFulfil,
  canSign,
  canSubmitRegistration,
  canVoid,
} from '@/lib/contracts/policy'
import { getContract } from '@/lib/contracts/queries'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { formatWan } from '@/lib/money'
import { ProvenanceOf } from '../../provenance'
import { contractVerbAction } from '../actions'

export const metadata = { title: '技术合同详情' }

export default async function ContractPage({ params, searchParams }: PageProps<'/contracts/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  const found = await readAs(actor, async (tx) => {
    const contract = await getContract(actor, id, tx)
    return contract && { contract, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { contract, history } = found
  const state = contractState(contract)

  return (
    <>
      <PageHeader
        title={contract.title}
        meta={contract.code}
        breadcrumb={[{ href: '/contracts', label: '技术合同' }]}
        status={<StatusBadge tone={contractStateTones[state]}>{contractStateLabels[state]}</StatusBadge>}
        printable
        actions={
          <ContractActions
            id={id}
            title={contract.title}
            total={formatWan(contract.totalFen)}
            action={contractVerbAction}
            may={{
              edit: canEdit(actor, contract),
              sign: canSign(actor, contract),
              submitRegistration: canSubmitRegistration(actor, contract),
              answer: canAnswerRegistration(actor, contract),
              amend: canAmend(actor, contract),
              cancel: canCancel(actor, contract),
              fulfil: canFulfil(actor, contract),
              void: canVoid(actor, contract),
            }}
          />
        }
      />
      <DetailLayout
        main={<ContractFacts contract={contract} sides={!isMember(actor)} />}
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/contracts/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}
