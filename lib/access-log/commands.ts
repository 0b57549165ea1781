import 'server-only'

import * as z from 'zod'
import type { AccessContent } from '@/lib/access-log/labels'
import type { Actor } from '@/lib/auth/actor'
import { readAs, writeAs } from '@/lib/db'

export type Access = {
  /** The list, by its name in addresses. */
  subject: string
  content: AccessContent
  format: string
  filter: Record<string, string>
  filterText: string
  rowCount: number
  fileName: string
  /** What of persons the file says unmasked, in words, and why it was wanted. */
  personalData?: string[]
  reason?: string
}

/** Who, when and in which request is said by the database. The writer may not read the log, so nothing comes back. */
export async function recordAccess(actor: Actor, access: Access): Promise<void> {
  await writeAs(actor, { action: 'access.record' }, (tx) =>
    tx.accessLog.createMany({ data: { ...access, action: 'EXPORT', userName: actor.name } }),
  )
}

const counted = z.array(z.object({ recent: z.number() })).length(1)

/** How many exports this person made in the last minute, in all processes of the portal. */
export function recentExports(actor: Actor): Promise<number> {
  return readAs(actor, async (tx) => {
    const [row] = counted.parse(await tx.$queryRaw`SELECT recent_exports('1 minute') AS recent`)
    return row?.recent ?? 0
  })
}
