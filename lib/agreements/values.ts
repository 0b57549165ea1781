import type { AgreementDetail } from '@/lib/agreements/queries'
import { dayOf } from '@/lib/dates'
import { fenToWanText } from '@/lib/money'

type Saved = Pick<
  AgreementDetail,
  | 'title'
  | 'kind'
  | 'mode'
  | 'signedOn'
  | 'effectiveOn'
  | 'expiresOn'
  | 'amountFen'
  | 'amountAbsentReason'
  | 'originEventId'
  | 'previousId'
  | 'note'
> & {
  originEvent: { title: string } | null
  previous: { title: string } | null
  parties: Omit<AgreementDetail['parties'][number], 'id'>[]
}

/** A saved agreement as the texts its form posts. */
export function agreementValues(agreement: Saved): Record<string, string> {
  return {
    title: agreement.title,
    kind: agreement.kind,
    mode: agreement.mode,
    signedOn: agreement.signedOn ? dayOf(agreement.signedOn) : '',
    effectiveOn: agreement.effectiveOn ? dayOf(agreement.effectiveOn) : '',
    expiresOn: agreement.expiresOn ? dayOf(agreement.expiresOn) : '',
    amountFen: agreement.amountFen === null ? '' : fenToWanText(agreement.amountFen),
    amountAbsentReason: agreement.amountAbsentReason ?? '',
    originEventId: agreement.originEventId ?? '',
    originEventId__label: agreement.originEvent?.title ?? '',
    previousId: agreement.previousId ?? '',
    previousId__label: agreement.previous?.title ?? '',
    note: agreement.note ?? '',
    'parties.count': String(agreement.parties.length),
    ...Object.fromEntries(
      agreement.parties.flatMap((party, index) => [
        [`parties.${index}.organizationId`, party.organizationId],
        [`parties.${index}.organizationId__label`, party.name],
        [`parties.${index}.role`, party.role],
        [`parties.${index}.isLead`, party.isLead ? 'true' : ''],
        [`parties.${index}.shareFen`, party.shareFen === null ? '' : fenToWanText(party.shareFen)],
      ]),
    ),
  }
}
