import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'

const nameList = z.array(z.object({ id: z.string(), name: z.string(), rank: z.number() }))

/** Names of organizations, and how they follow each other in pinyin. */
export async function namesOf(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, { name: string; rank: number }>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const found = nameList.parse(
    await tx.$queryRaw`
      SELECT id, name, (row_number() OVER (ORDER BY "sortKey", id))::int AS rank
        FROM "Organization" WHERE id = ANY(${wanted}::uuid[])`,
  )
  return new Map(found.map(({ id, ...organization }) => [id, organization]))
}
