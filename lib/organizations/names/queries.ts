import 'server-only'

import type { Tx } from '@/lib/db'
import { indexing, type NameIndex } from '@/lib/organizations/names/register'
import { inSlices } from '@/lib/organizations/names/slices'

/**
 * The whole register as the actor of the transaction sees it, prepared for comparing names with it: with what people said
 * names do not mean, and the codes of what was merged.
 */
export async function readNameIndex(tx: Tx): Promise<NameIndex> {
  const organizations = await tx.organization.findMany({
    where: { voidedAt: null },
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
  const rejections = await tx.nameRejection.findMany({ select: { text: true, organizationId: true } })
  const merged = await tx.organization.findMany({
    where: { mergedIntoId: { not: null }, creditCode: { not: null } },
    select: { creditCode: true, mergedIntoId: true },
  })
  const codes = merged.flatMap(({ creditCode, mergedIntoId }) =>
    creditCode && mergedIntoId ? [[creditCode, mergedIntoId] as const] : [],
  )
  return inSlices(indexing(organizations, rejections, new Map(codes)))
}
