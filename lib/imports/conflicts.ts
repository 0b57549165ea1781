import 'server-only'

import { breather } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import type { Check, Elsewhere } from '@/lib/imports/check'
import { type Draft, hasError, problemAt } from '@/lib/imports/drafts'
import type { Match } from '@/lib/imports/match'
import type { SavedRow } from '@/lib/sheets/description'

/** Where the earlier row is, and which column they share if the register can have that only once. */
export type Repeats = ReadonlyMap<number, { address: string; unique: string | null }>

/** Rows of the file that have a key of an earlier one. */
export async function repeatedKeys(
  { description, plan }: Check,
  drafts: readonly Draft[],
  keysOf: ReadonlyMap<number, readonly string[]>,
  elsewhere: Elsewhere['keys'],
): Promise<Repeats> {
  const breathe = breather()
  const address = (draft: Draft) => `${plan.sheets[draft.sheet]?.name ?? ''}!${draft.row}`
  const first = new Map(elsewhere)
  const unique = (key: string) => description.unique?.[key.slice(0, key.indexOf(':'))] ?? null
  const repeats = new Map<number, { address: string; unique: string | null }>()
  for (const draft of drafts) {
    await breathe()
    for (const key of keysOf.get(draft.position) ?? []) {
      const other = first.get(key)
      if (other && other.position !== draft.position) {
        const known = repeats.get(draft.position)?.unique ?? null
        repeats.set(draft.position, { address: other.address, unique: known ?? unique(key) })
      } else first.set(key, { position: draft.position, address: address(draft) })
    }
  }
  return repeats
}

/** AP-22: records that are like a row without sharing a key with it. */
export async function similarRecords(
  tx: Tx,
  { description }: Check,
  drafts: readonly Draft[],
  matches: ReadonlyMap<number, Match>,
) {
  const fresh = drafts.filter(
    (draft) => draft.decision === null && !matches.get(draft.position)?.record && !hasError(draft),
  )
  if (!description.similar || fresh.length === 0) return new Map<number, Similar[]>()
  const found = await description.similar(
    tx,
    new Map(fresh.map(({ position, values }) => [position, values])),
  )
  const byRow = new Map<number, Similar[]>()
  for (const { row, ...record } of found) byRow.set(row, [...(byRow.get(row) ?? []), record])
  return byRow
}

export type Similar = { id: string; code: string | null; title: string }

/** Where a row and the register, or two rows, may be the same thing: somebody decides. */
export function conflictsOf(
  check: Check,
  draft: Draft,
  { record: matched, ambiguous }: Match,
  record: SavedRow | null,
  repeated: Repeats,
  similar: ReadonlyMap<number, Similar[]>,
): Draft['problems'] {
  const first = check.description.columns[1]?.key ?? ''
  const twin = repeated.get(draft.position)
  if (draft.decision === 'CREATE') {
    if (!twin?.unique) return []
    const problem = problemAt(draft, twin.unique, check, '')
    return [{ ...problem, reason: `与 ${twin.address} 行的${problem.label}相同,只能登记一条` }]
  }
  if (twin && draft.decision === null) {
    return [{ ...problemAt(draft, first, check, `与 ${twin.address} 行重复`), similar: [] }]
  }
  if (matched?.voided) {
    return [
      {
        ...problemAt(
          draft,
          first,
          check,
          `库中该${check.description.label}已作废(${matched.code ?? ''}),不能更新`,
        ),
        similar: [],
      },
    ]
  }
  if (draft.decision === 'UPDATE') return []
  if (ambiguous.length > 0) {
    const codes = ambiguous.map(({ code }) => code ?? '').join('、')
    return [
      {
        ...problemAt(draft, first, check, `此行同时对应库中的 ${codes},请核对`),
        similar: ambiguous.map(({ id, code }) => ({ id, code, title: '' })),
      },
    ]
  }
  const conflict = record ? check.description.conflict?.(draft.values, record) : null
  if (conflict && record) {
    const { id, code, texts } = record
    return [
      {
        ...problemAt(draft, conflict.column, check, conflict.message),
        similar: [{ id, code, title: texts.name ?? texts.title ?? '' }],
      },
    ]
  }
  const near = similar.get(draft.position) ?? []
  if (near.length > 0) {
    const title = near[0]?.title ?? ''
    return [
      {
        ...problemAt(
          draft,
          first,
          check,
          `库中已有相似${check.description.label}“${title}”,请确认是否为同一条`,
        ),
        similar: near.slice(0, 5),
      },
    ]
  }
  return []
}
