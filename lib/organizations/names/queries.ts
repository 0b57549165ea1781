import 'server-only'

import type { Tx } from '@/lib/db'
import { type NameIndex, nameIndex } from '@/lib/organizations/names/register'

/** The whole register as the actor of the transaction sees it, prepared for comparing names with it. */
export async function readNameIndex(tx: Tx): Promise<NameIndex> {
  const organizations = await tx.organization.findMany({
    where: { voidedAt: null, status: { not: 'MERGED' } },
    select: {
      id: true,
      name: true,
      kind: true,
      creditCode: true,
      regionCode: true,
      parentId: true,
      aliases: { select: { alias: true, kind: true } },
    },
    orderBy: { id: 'asc' },
  })
  return nameIndex(organizations)
}
