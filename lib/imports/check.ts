import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { InvalidInput } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
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
import { type Match, matchRows, savedRows } from '@/lib/imports/match'
import { type NamedOrganization, organizationFacts } from '@/lib/imports/organizations'
import type { FieldDiff, RowState } from '@/lib/imports/problems'
import { readOrganizations, readReferences } from '@/lib/imports/resolve'
import { partyIssues } from '@/lib/imports/rules'
import type { SavedRow } from '@/lib/sheets/description'
import { type FormValues, listOfIds } from '@/lib/sheets/values'

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
    const locked = record && diff[0] ? description.locked?.(record) : null
    if (locked) draft.problems.push(problemAt(draft, diff[0]?.column ?? '', check, locked))
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
