import type { ContractDetail } from '@/lib/contracts/queries'
import { dayOf } from '@/lib/dates'
import { fenToWanText } from '@/lib/money'

const day = (date: Date | null) => (date ? dayOf(date) : '')

type Saved = Pick<
  ContractDetail,
  | 'title'
  | 'type'
  | 'sellerId'
  | 'sellerName'
  | 'buyerId'
  | 'buyerName'
  | 'agreementId'
  | 'agreement'
  | 'projectId'
  | 'project'
  | 'signedOn'
  | 'validFrom'
  | 'validTo'
  | 'totalFen'
  | 'technologyFen'
  | 'technologyField'
  | 'intellectualProperty'
  | 'planSource'
  | 'paymentMode'
  | 'note'
>

/** A saved contract as the texts its form posts. */
export function contractValues(contract: Saved): Record<string, string> {
  return {
    title: contract.title,
    type: contract.type,
    sellerId: contract.sellerId,
    sellerId__label: contract.sellerName,
    buyerId: contract.buyerId,
    buyerId__label: contract.buyerName,
    agreementId: contract.agreementId ?? '',
    agreementId__label: contract.agreement?.title ?? '',
    projectId: contract.projectId ?? '',
    projectId__label: contract.project?.title ?? '',
    signedOn: dayOf(contract.signedOn),
    validFrom: day(contract.validFrom),
    validTo: day(contract.validTo),
    totalFen: fenToWanText(contract.totalFen),
    technologyFen: contract.technologyFen === null ? '' : fenToWanText(contract.technologyFen),
    technologyField: contract.technologyField ?? '',
    intellectualProperty: contract.intellectualProperty,
    planSource: contract.planSource ?? '',
    paymentMode: contract.paymentMode ?? '',
    note: contract.note ?? '',
  }
}

/** With what the authority certified: 变更登记 corrects all of it. */
export function registeredValues(
  contract: Saved & Pick<ContractDetail, 'registrationNo' | 'registeredOn' | 'authority'>,
): Record<string, string> {
  return {
    ...contractValues(contract),
    registrationNo: contract.registrationNo ?? '',
    registeredOn: day(contract.registeredOn),
    authority: contract.authority ?? '',
  }
}
