import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { InvalidInput } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
import { newId } from '@/lib/ids'
import { breather } from '@/lib/imports/breathe'
import { diffOf } from '@/lib/imports/diff'
import {
  type Draft,
  draftOf,
  errorColumns,
  hasError,
  problemAt,
  type Reader,
  type StoredRow,
} from '@/lib/imports/drafts'
import { type Match, matchRows, savedRows } from '@/lib/imports/match'
import {
  keyOfName,
  type NamedOrganization,
  namesIn,
  type OrganizationColumn,
  organizationFacts,
  resolveNames,
} from '@/lib/imports/organizations'
import type { FieldDiff, RowState } from '@/lib/imports/problems'
import { resolveReferences } from '@/lib/imports/references'
import { partyIssues } from '@/lib/imports/rules'
import { readNameIndex } from '@/lib/organizations/names/queries'
import type { SavedRow, SheetColumn } from '@/lib/sheets/description'
import { type FormValues, JOINT, listOfIds } from '@/lib/sheets/values'

export type CheckedRow = {
  position: number
  state: RowState
  keys: string[]
  values: Record<string, string>
  problems: Draft['problems']
  diff: FieldDiff[]
  recordId: string | null
  recordVersion: number | null
}

export type Check = Reader & {
  actor: Actor
  /** What names mean so far; names met for the first time are added. */
  names: Map<string, NamedOrganization>
  /** Rows with these keys that are not checked now: the rest of the file, where only a part is checked again. */
  elsewhere: (keys: readonly string[]) => Promise<ReadonlyMap<string, { position: number; address: string }>>
  /** How many rows are done, for whoever waits. */
  progress?: (done: number, total: number) => void
}

/**
 * Rows against the rules of their record and against the register, all problems at once. Every question to the database
 * is asked for all rows together; between rows the event loop gets its turn.
 */
export async function checkRows(tx: Tx, check: Check, rows: readonly StoredRow[]): Promise<CheckedRow[]> {
  const breathe = breather()
  const { description, actor } = check
  const drafts: Draft[] = []
  for (const row of rows) {
    if (row.decision !== 'LEAVE_OUT') drafts.push(draftOf(row, check))
    await breathe()
  }
  const coded = await recordsByCode(tx, check, drafts)
  await readOrganizations(tx, check, drafts, coded)
  await readReferences(tx, check, drafts, coded)

  const matches = await matchRows(tx, description, drafts)
  const meant = drafts.flatMap((draft) => targetOf(draft, matches.get(draft.position))?.id ?? [])
  const saved = await savedRows(tx, actor, description, meant)
  for (const row of coded.values()) saved.set(row.id, row)
  const facts = await organizationFacts(tx, [...check.names.values()], idsOfForms(check, saved))
  const forms = new Map<number, FormValues>()
  for (const draft of drafts) {
    const target = targetOf(draft, matches.get(draft.position))
    const record = target ? saved.get(target.id) : undefined
    const form = description.form(draft.values, record?.form)
    forms.set(draft.position, form)
    checkForm(check, draft, form)
    if (!hasError(draft)) {
      for (const { field, message } of partyIssues(description.type, form, facts)) {
        draft.problems.push(problemAt(draft, description.columnOf(field), check, message))
      }
    }
    await breathe()
  }
  const repeated = await repeatedKeys(check, drafts)
  const similar = await similarRecords(tx, check, drafts, matches)

  const results = new Map<number, CheckedRow>()
  let done = 0
  for (const draft of drafts) {
    const match = matches.get(draft.position) ?? { record: null, ambiguous: [] }
    const target = targetOf(draft, match)
    const record = target ? (saved.get(target.id) ?? null) : null
    const conflicts = conflictsOf(check, draft, match, record, repeated, similar)
    draft.problems.push(...conflicts)
    const diff = record ? diffOf(description, draft, record) : []
    results.set(draft.position, {
      position: draft.position,
      state: stateOf(draft, conflicts.length > 0, record, diff),
      keys: description.keysOf(draft.values),
      values: draft.values,
      problems: draft.problems,
      diff,
      recordId: record?.id ?? null,
      recordVersion: record?.version ?? null,
    })
    done += 1
    if (done % 500 === 0) check.progress?.(done, drafts.length)
    await breathe()
  }
  return rows.map((row) => results.get(row.position) ?? leftOut(row.position))
}

const leftOut = (position: number): CheckedRow => ({
  position,
  state: 'LEFT_OUT',
  keys: [],
  values: {},
  problems: [],
  diff: [],
  recordId: null,
  recordVersion: null,
})

/** 作为新记录 sets a likeness aside; a number of ours that is written in the row cannot be. */
function targetOf(draft: Draft, match: Match | undefined) {
  return draft.decision === 'CREATE' && !draft.values.code ? null : (match?.record ?? null)
}

function stateOf(draft: Draft, conflicting: boolean, record: SavedRow | null, diff: FieldDiff[]): RowState {
  const own = draft.problems.filter(({ severity, similar }) => severity === 'error' && !similar)
  if (own.length > 0) return 'PROBLEM'
  if (conflicting) return 'CONFLICT'
  if (!record) return 'NEW'
  return diff.length > 0 ? 'CHANGED' : 'SAME'
}

/** Records named by our own number: a cell that says what the record says is left alone, whatever it would resolve to. */
async function recordsByCode(tx: Tx, check: Check, drafts: readonly Draft[]): Promise<Map<number, SavedRow>> {
  const coded = drafts.filter(({ values }) => values.code)
  if (coded.length === 0) return new Map()
  const only = coded.map((draft) => ({ ...draft, values: { code: draft.values.code ?? '' } }))
  const matches = await matchRows(tx, check.description, only)
  const ids = [...matches.values()].flatMap(({ record }) => record?.id ?? [])
  const saved = await savedRows(tx, check.actor, check.description, ids)
  const found = new Map<number, SavedRow>()
  for (const draft of coded) {
    const record = saved.get(matches.get(draft.position)?.record?.id ?? '')
    if (record) found.set(draft.position, record)
    else
      draft.problems.push(
        problemAt(draft, 'code', check, `未找到编号为 ${draft.values.code} 的${check.description.label}`),
      )
  }
  return found
}

async function readOrganizations(
  tx: Tx,
  check: Check,
  drafts: readonly Draft[],
  coded: ReadonlyMap<number, SavedRow>,
) {
  const columns = check.description.columns.filter(
    (column): column is SheetColumn & OrganizationColumn => column.kind === 'organization',
  )
  const asked: { draft: Draft; column: OrganizationColumn; names: string[] }[] = []
  const unknown = new Map<string, { text: string; prefers: OrganizationColumn['prefers']; count: number }>()
  for (const column of columns) {
    for (const draft of drafts) {
      const text = draft.values[column.key]
      if (!text) continue
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

async function readReferences(
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

/** The schema of the form. What a cell is already blamed for is not said twice. */
function checkForm(check: Check, draft: Draft, form: FormValues) {
  const result = check.description.schema.safeParse(raw(form))
  if (result.success) return
  const blamed = errorColumns(draft)
  const proposed = check.description.propose?.({ ...draft.texts, ...draft.values }) ?? {}
  for (const { path, message } of result.error.issues) {
    const key = check.description.columnOf(path.join('.'))
    if (blamed.has(key)) continue
    const column = check.description.columns.find((one) => one.key === key)
    const code = draft.values[key] ? undefined : proposed[key]
    const label = code && column?.kind === 'choice' ? column.values[code] : undefined
    draft.problems.push(problemAt(draft, key, check, message, label ? [{ value: label, label }] : []))
  }
}

export function raw(form: FormValues): unknown {
  const posted = Object.entries(form).filter(([field]) => !/__label$|\.count$/.test(field))
  try {
    return nestedValues(Object.fromEntries(posted))
  } catch (error) {
    if (error instanceof InvalidInput) return {}
    throw error
  }
}

function idsOfForms({ description }: Check, saved: ReadonlyMap<string, SavedRow>): string[] {
  const columns = description.columns.filter(({ kind }) => kind === 'organization').map(({ key }) => key)
  return [...saved.values()].flatMap(({ ids }) => columns.flatMap((key) => listOfIds(ids[key])))
}

type Repeats = ReadonlyMap<number, { address: string }>

/** Rows of the file that have a key of an earlier one. */
async function repeatedKeys(check: Check, drafts: readonly Draft[]): Promise<Repeats> {
  const { description, plan } = check
  const address = (draft: Draft) => `${plan.sheets[draft.sheet]?.name ?? ''}!${draft.row}`
  const first = new Map<string, { position: number; address: string }>()
  const keys = drafts.flatMap(({ values }) => description.keysOf(values))
  for (const [key, other] of await check.elsewhere(keys)) first.set(key, other)
  const repeats = new Map<number, { address: string }>()
  for (const draft of drafts) {
    for (const key of description.keysOf(draft.values)) {
      const other = first.get(key)
      if (other && other.position !== draft.position) repeats.set(draft.position, other)
      else first.set(key, { position: draft.position, address: address(draft) })
    }
  }
  return repeats
}

async function similarRecords(
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

type Similar = { id: string; code: string | null; title: string }

/** Where a row and the register, or two rows, may be the same thing: somebody decides. */
function conflictsOf(
  check: Check,
  draft: Draft,
  { record: matched, ambiguous }: Match,
  record: SavedRow | null,
  repeated: Repeats,
  similar: ReadonlyMap<number, Similar[]>,
): Draft['problems'] {
  if (draft.decision === 'CREATE') return []
  const first = check.description.columns[1]?.key ?? ''
  const twin = repeated.get(draft.position)
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
