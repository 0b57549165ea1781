import 'server-only'

import { type Actor, isMember } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'

/** What need not be typed: an enterprise registers its own intentions, and an event's page leads here with the event. */
export function newIntentionDraft(actor: Actor, eventId: string | null): Promise<Record<string, string>> {
  return readAs(actor, async (tx) => {
    const enterprise = isMember(actor)
      ? await tx.organization.findFirst({
          where: { id: actor.organizationId, kind: 'ENTERPRISE', voidedAt: null },
          select: { id: true, name: true },
        })
      : null
    const event = eventId
      ? await tx.event.findFirst({
          where: { id: eventId, voidedAt: null },
          select: { id: true, title: true },
        })
      : null
    return {
      ...(enterprise ? { enterpriseId: enterprise.id, enterpriseId__label: enterprise.name } : {}),
      ...(event ? { originEventId: event.id, originEventId__label: event.title } : {}),
    }
  })
}
