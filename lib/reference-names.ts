import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'

/** Names of the records that a list is filtered by, for its chips: `{ id: name }`. Nothing is read without an id. */
export async function referenceNames(
  actor: Actor,
  ids: { [Id in 'organizationId' | 'eventId' | 'projectId' | 'agreementId' | 'batch']?: string | undefined },
): Promise<Record<string, string>> {
  const { organizationId, eventId, projectId, agreementId, batch } = ids
  if (!organizationId && !eventId && !projectId && !agreementId && !batch) return {}
  return readAs(actor, async (tx) => {
    const names: Record<string, string> = {}
    if (organizationId) {
      const row = await tx.organization.findFirst({ where: { id: organizationId }, select: { name: true } })
      if (row) names[organizationId] = row.name
    }
    if (eventId) {
      const row = await tx.event.findFirst({ where: { id: eventId }, select: { title: true } })
      if (row) names[eventId] = row.title
    }
    if (projectId) {
      const row = await tx.project.findFirst({ where: { id: projectId }, select: { title: true } })
      if (row) names[projectId] = row.title
    }
    if (agreementId) {
      const row = await tx.agreement.findFirst({ where: { id: agreementId }, select: { title: true } })
      if (row) names[agreementId] = row.title
    }
    if (batch) {
      const row = await tx.importBatch.findFirst({ where: { id: batch }, select: { fileName: true } })
      if (row) names[batch] = row.fileName
    }
    return names
  })
}
