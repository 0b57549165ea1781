import type { AliasKind } from '@/lib/generated/prisma/enums'

/**
 * What somebody wrote, a name of the register, whether they are one organization, and why. Real names only where the
 * newspaper article or our notes on it have them; the others are invented and say so (示例).
 */
export type Pair = {
  text: string
  held: string
  same: boolean
  why: string
  aliases?: { alias: string; kind: AliasKind }[]
}

/** One kind of trap; each row is [as written, in the register, what differs]. */
export type Group = { why: string; same: boolean; rows: readonly (readonly [string, string, string?])[] }

export function pairsOf(groups: readonly Group[]): Pair[] {
  return groups.flatMap(({ why, same, rows }) =>
    rows.map(([text, held, note]) => ({ text, held, same, why: note ? `${why}:${note}` : why })),
  )
}
