import 'server-only'

import { breather } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/ids'
import type { Check } from '@/lib/imports/check'
import { type Draft, problemAt } from '@/lib/imports/drafts'
import { followMerges } from '@/lib/imports/merged'
import { keyOfName, namesIn, type OrganizationColumn, resolveNames } from '@/lib/imports/organizations'
import { resolveReferences } from '@/lib/imports/references'
import { readNameIndex } from '@/lib/organizations/names/queries'
import type { SavedRow, SheetColumn } from '@/lib/sheets/description'
import { JOINT, listOfIds } from '@/lib/sheets/values'

/** Names of organizations become ids: each name is asked about once, however many rows have it. */
export async function readOrganizations(
  tx: Tx,
  check: Check,
  drafts: readonly Draft[],
  coded: ReadonlyMap<number, SavedRow>,
) {
  const columns = check.description.columns.filter(
    (column): column is SheetColumn & OrganizationColumn => column.kind === 'organization',
  )
  const breathe = breather()
  await followMerges(tx, check.names)
  const asked: { draft: Draft; column: OrganizationColumn; names: string[] }[] = []
  const unknown = new Map<string, { text: string; prefers: OrganizationColumn['prefers']; count: number }>()
  for (const column of columns) {
    for (const draft of drafts) {
      const text = draft.values[column.key]
      if (!text) continue
      await breathe()
      const record = coded.get(draft.position)
      if (record && record.texts[column.key] === text) {
        draft.values[column.key] = record.ids[column.key] ?? ''
        continue
      }
      const names = namesIn(column, text)
      asked.push({ draft, column, names })
      for (const name of names) {
        const key = keyOfName(name)
        if (check.names.has(key)) continue
        const known = unknown.get(key)
        if (known) known.count += 1
        else unknown.set(key, { text: name, prefers: column.prefers, count: 1 })
      }
    }
  }
  if (unknown.size > 0) {
    for (const named of await resolveNames(unknown, await readNameIndex(tx)))
      check.names.set(named.key, named)
  }
  for (const { draft, column, names } of asked) {
    await breathe()
    draft.values[column.key] = names.map((name) => meaningOf(check, draft, column, name)).join(JOINT)
  }
}

function meaningOf(
  check: Check,
  draft: Draft,
  column: OrganizationColumn & { key?: string },
  name: string,
): string {
  const named = check.names.get(keyOfName(name))
  if (named?.organizationId) return named.organizationId
  draft.problems.push({
    ...problemAt(draft, column.key ?? '', check, `单位库中没有“${name}”,有名称相近的单位,请确认`),
    organization: keyOfName(name),
    proposals: (named?.candidates ?? [])
      .slice(0, 3)
      .map(({ organizationId, name: candidate, score, reasons }) => ({
        value: organizationId,
        label: `${candidate}(${Math.round(score * 100)}%,${reasons.slice(0, 2).join(';')})`,
      })),
  })
  // somebody has to be there for the other rules to be asked; the row is not committed while the name is open
  return newId()
}

/** Numbers and titles of other records become ids. */
export async function readReferences(
  tx: Tx,
  check: Check,
  drafts: readonly Draft[],
  coded: ReadonlyMap<number, SavedRow>,
) {
  for (const column of check.description.columns as readonly SheetColumn[]) {
    if (column.kind !== 'reference') continue
    const asked = drafts.flatMap((draft) => {
      const text = draft.values[column.key]
      if (!text) return []
      const record = coded.get(draft.position)
      if (record && record.texts[column.key] === text) {
        draft.values[column.key] = record.ids[column.key] ?? ''
        return []
      }
      return [{ draft, texts: column.several ? listOfIds(text.replace(/[,,;;\n]/g, JOINT)) : [text] }]
    })
    if (asked.length === 0) continue
    const resolved = await resolveReferences(
      tx,
      column.to,
      asked.flatMap(({ texts }) => texts),
    )
    for (const { draft, texts } of asked) {
      const ids = texts.map((text) => {
        const reference = resolved.get(text)
        if (reference?.ok) return reference.id
        const { message, proposals } = reference ?? { message: '未找到该记录', proposals: [] }
        draft.problems.push(problemAt(draft, column.key, check, message, proposals))
        return newId()
      })
      draft.values[column.key] = ids.join(JOINT)
    }
  }
}
