import 'server-only'

import { chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import type { NamedOrganization } from '@/lib/imports/organizations'
import { normalizeName } from '@/lib/organizations/name'
import type { SheetColumn, SheetRow } from '@/lib/sheets/description'
import { JOINT, listOfIds } from '@/lib/sheets/values'

// Days may lie between the check of a file and its commit: organizations are merged, voided and registered meanwhile.

const AT_ONCE = 5000

/** Whom organizations have been merged into. Later merges have moved that pointer along: there is never a second step. */
export async function mergedInto(tx: Tx, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const winners = new Map<string, string>()
  for (const chunk of chunksOf([...new Set(ids)], AT_ONCE)) {
    const merged = await tx.organization.findMany({
      where: { id: { in: chunk }, mergedIntoId: { not: null } },
      select: { id: true, mergedIntoId: true },
    })
    for (const { id, mergedIntoId } of merged) if (mergedIntoId) winners.set(id, mergedIntoId)
  }
  return winners
}

/** What names mean now: the winner of a merge; who is void or gone is no answer, and the name is asked about again. */
export async function followMerges(tx: Tx, names: Map<string, NamedOrganization>): Promise<void> {
  const found = [...names.values()].flatMap((name) =>
    name.state === 'FOUND' && name.organizationId ? [{ name, id: name.organizationId }] : [],
  )
  const ids = found.map(({ id }) => id)
  const winners = await mergedInto(tx, ids)
  const living = new Set<string>()
  for (const chunk of chunksOf([...new Set([...ids, ...winners.values()])], AT_ONCE)) {
    const rows = await tx.organization.findMany({
      where: { id: { in: chunk }, voidedAt: null },
      select: { id: true },
    })
    for (const { id } of rows) living.add(id)
  }
  for (const { name, id } of found) {
    const now = winners.get(id) ?? id
    if (!living.has(now)) names.delete(name.key)
    else if (now !== id) names.set(name.key, { ...name, organizationId: now })
  }
}

/** A row with the organizations its cells mean now. */
export function movedRow(
  values: SheetRow,
  columns: readonly SheetColumn[],
  winners: ReadonlyMap<string, string>,
): SheetRow {
  const moved = columns.flatMap(({ kind, key }) => {
    const ids = kind === 'organization' ? listOfIds(values[key]) : []
    if (!ids.some((id) => winners.has(id))) return []
    return [[key, [...new Set(ids.map((id) => winners.get(id) ?? id))].join(JOINT)] as const]
  })
  return moved.length === 0 ? values : { ...values, ...Object.fromEntries(moved) }
}

/** An organization about to be registered, that somebody has registered since the check. */
export async function refuseRegistered(tx: Tx, made: readonly NamedOrganization[]): Promise<void> {
  for (const chunk of chunksOf(made, AT_ONCE)) {
    const names = chunk.flatMap(({ fields }) => (fields ? normalizeName(fields.name) : []))
    const codes = chunk.flatMap(({ fields }) => fields?.creditCode || [])
    const present = await tx.organization.findFirst({
      where: {
        voidedAt: null,
        OR: [
          { normalizedName: { in: names } },
          { aliases: { some: { normalized: { in: names } } } },
          { creditCode: { in: codes } },
        ],
      },
      select: { name: true },
    })
    if (present)
      throw new Conflict(`校验后单位库中登记了“${present.name}”,与本文件要新增的单位相同,请重新校验`)
  }
}
