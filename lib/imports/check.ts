import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { conflictsOf, repeatedKeys, similarRecords } from '@/lib/imports/conflicts'
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
import type { Foreseen } from '@/lib/imports/foresee'
import { type Match, matchRows, savedRows } from '@/lib/imports/match'
import { type NamedOrganization, organizationsToBe } from '@/lib/imports/organizations'
import type { FieldDiff, RowState } from '@/lib/imports/problems'
import { raw } from '@/lib/imports/raw-form'
import { readOrganizations, readReferences } from '@/lib/imports/resolve'
import { writers } from '@/lib/imports/writers'
import type { SavedRow, SheetRow } from '@/lib/sheets/description'
import type { FormValues } from '@/lib/sheets/values'

export type CheckedRow = {
  position: number
  state: RowState
  keys: string[]
  values: SheetRow
  problems: Draft['problems']
  diff: FieldDiff[]
  recordId: string | null
  recordVersion: number | null
}

export type Check = Reader & {
  actor: Actor
  /** What names mean so far; names met for the first time are added. */
  names: Map<string, NamedOrganization>
  /** The rest of the file, where only a part is checked again. */
  elsewhere: (keys: readonly string[], records: readonly string[]) => Promise<Elsewhere>
  /** How many rows are done, for whoever waits. */
  progress?: (done: number, total: number) => void
}

/** Rows that are not checked now, by the keys they have and by the records they change. */
export type Elsewhere = {
  keys: ReadonlyMap<string, { position: number; address: string }>
  changing: ReadonlyMap<string, string>
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
  const inputs = new Map<number, unknown>()
  const means = new Map<number, SheetRow>()
  for (const draft of drafts) {
    const target = targetOf(draft, matches.get(draft.position))
    const record = target ? saved.get(target.id) : undefined
    const meaning = record && description.meant?.(draft.values, record)
    const values = meaning?.row ?? draft.values
    means.set(draft.position, values)
    if (meaning?.note) {
      const { column, message } = meaning.note
      draft.problems.push({ ...problemAt(draft, column, check, message), severity: 'warning' })
    }
    const form = description.form(values, record?.form)
    const read = checkForm(check, draft, form)
    if (read && !hasError(draft)) inputs.set(draft.position, read.input)
    await breathe()
  }
  const keysOf = new Map<number, string[]>()
  for (const { position, values } of drafts) {
    keysOf.set(position, description.keysOf(values))
    await breathe()
  }
  const elsewhere = await check.elsewhere([...keysOf.values()].flat(), meant)
  const repeated = await repeatedKeys(check, drafts, keysOf, elsewhere.keys)
  const similar = await similarRecords(tx, check, drafts, matches)

  const decided = new Map<number, Decided>()
  const asked: Foreseen<unknown>[] = []
  const changing = new Map(elsewhere.changing)
  for (const draft of drafts) {
    const match = matches.get(draft.position) ?? { record: null, ambiguous: [] }
    const target = targetOf(draft, match)
    const record = target ? (saved.get(target.id) ?? null) : null
    const conflicts = conflictsOf(check, draft, match, record, repeated, similar)
    draft.problems.push(...conflicts)
    const values = means.get(draft.position) ?? draft.values
    const diff = record ? diffOf(description, { ...draft, values }, record) : []
    const locked = record && diff[0] ? description.locked?.(record) : null
    if (locked) draft.problems.push(problemAt(draft, diff[0]?.column ?? '', check, locked))
    decided.set(draft.position, { conflicting: conflicts.length > 0, record, diff })
    // what is only like a record of the register may still become one of its own
    const mayBeWritten = conflicts.length === 0 || (!record && !repeated.has(draft.position))
    const writes = !record || diff.length > 0
    if (record && writes && conflicts.length === 0) tellTwice(check, changing, draft, record)
    if (!inputs.has(draft.position) || locked || !mayBeWritten || !writes) continue
    const { position } = draft
    asked.push({ position, input: inputs.get(position), recordId: record?.id ?? null })
    await breathe()
  }
  const issues = await writers[description.type].foresee(
    tx,
    actor,
    asked,
    organizationsToBe(check.names.values()),
  )

  const results = new Map<number, CheckedRow>()
  let done = 0
  for (const draft of drafts) {
    const { conflicting, record, diff } = decided.get(draft.position) ?? nothingDecided
    for (const { field, message } of issues.get(draft.position) ?? []) {
      const key = field === '' ? firstRequired(check) : description.columnOf(field)
      draft.problems.push(problemAt(draft, key, check, message))
    }
    results.set(draft.position, {
      position: draft.position,
      state: stateOf(draft, conflicting, record, diff),
      keys: keysOf.get(draft.position) ?? [],
      values: means.get(draft.position) ?? draft.values,
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

type Decided = { conflicting: boolean; record: SavedRow | null; diff: FieldDiff[] }

const nothingDecided: Decided = { conflicting: false, record: null, diff: [] }

const firstRequired = ({ description }: Check) =>
  description.columns.find(({ required }) => required)?.key ?? ''

/** Two rows that change one record: the second would be told that somebody changed it in between. */
function tellTwice(check: Check, changing: Map<string, string>, draft: Draft, record: SavedRow) {
  const place = changing.get(record.id)
  if (place === undefined) {
    changing.set(record.id, `${check.plan.sheets[draft.sheet]?.name ?? ''}!${draft.row}`)
    return
  }
  const message = `与 ${place} 行更新的是同一条记录${record.code ? `(${record.code})` : ''},请合并为一行或只保留一行`
  draft.problems.push(problemAt(draft, firstRequired(check), check, message))
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

/** The schema of the form. What a cell is already blamed for is not said twice. Answers with what it read, or null. */
function checkForm(check: Check, draft: Draft, form: FormValues): { input: unknown } | null {
  const result = check.description.schema.safeParse(raw(form))
  if (result.success) return { input: result.data }
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
  return null
}
