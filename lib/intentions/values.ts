import { dayOf, formatDay } from '@/lib/dates'
import type { IntentionDetail } from '@/lib/intentions/queries'
import { fenToWanText } from '@/lib/money'

type Saved = Pick<
  IntentionDetail,
  | 'title'
  | 'enterpriseId'
  | 'enterpriseName'
  | 'partnerId'
  | 'partnerName'
  | 'reachedOn'
  | 'reachedOnPrecision'
  | 'originEvent'
  | 'mode'
  | 'expectedAmountFen'
  | 'technologyField'
  | 'nextFollowUpOn'
  | 'note'
>

/** A saved intention as the texts its form posts. */
export function intentionValues(intention: Saved): Record<string, string> {
  return {
    title: intention.title,
    enterpriseId: intention.enterpriseId,
    enterpriseId__label: intention.enterpriseName,
    partnerId: intention.partnerId ?? '',
    partnerId__label: intention.partnerName ?? '',
    reachedOn: formatDay(intention.reachedOn, intention.reachedOnPrecision),
    originEventId: intention.originEvent?.id ?? '',
    originEventId__label: intention.originEvent?.title ?? '',
    mode: intention.mode ?? '',
    expectedAmountFen: intention.expectedAmountFen === null ? '' : fenToWanText(intention.expectedAmountFen),
    technologyField: intention.technologyField ?? '',
    nextFollowUpOn: intention.nextFollowUpOn ? dayOf(intention.nextFollowUpOn) : '',
    note: intention.note ?? '',
  }
}
