import 'server-only'

import { getAgreement } from '@/lib/agreements/queries'
import { agreementValues } from '@/lib/agreements/values'
import type { Actor } from '@/lib/auth/actor'
import { getIntention } from '@/lib/intentions/queries'
import { fenToWanText } from '@/lib/money'

type Values = Record<string, string>

/** A renewal begins with the previous agreement's parties and terms; dates and amount are the new one's own. */
export async function draftFromPrevious(actor: Actor, id: string): Promise<Values | null> {
  const previous = await getAgreement(actor, id)
  if (!previous) return null
  return {
    ...agreementValues(previous),
    signedOn: '',
    effectiveOn: '',
    expiresOn: '',
    amountFen: '',
    amountAbsentReason: '',
    previousId: previous.id,
    previousId__label: previous.title,
  }
}

/** What an intention already says need not be typed again. */
export async function draftFromIntention(actor: Actor, id: string): Promise<Values | null> {
  const intention = await getIntention(actor, id)
  if (!intention) return null
  return {
    title: intention.title,
    kind: 'PROJECT',
    mode: intention.mode ?? 'PROJECT_COOPERATION',
    amountFen: intention.expectedAmountFen === null ? '' : fenToWanText(intention.expectedAmountFen),
    originEventId: intention.originEvent?.id ?? '',
    originEventId__label: intention.originEvent?.title ?? '',
    'parties.count': '2',
    'parties.0.organizationId': intention.enterpriseId,
    'parties.0.organizationId__label': intention.enterpriseName,
    'parties.0.role': 'PARTY_A',
    'parties.0.isLead': 'true',
    'parties.1.organizationId': intention.partnerId ?? '',
    'parties.1.organizationId__label': intention.partnerName ?? '',
    'parties.1.role': 'PARTY_B',
  }
}
