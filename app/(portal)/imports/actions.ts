'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import type { NameChoice, NamesAnswer, RepairAnswer } from '@/components/imports/types'
import { attempt, attemptVerb, formValues } from '@/lib/attempt'
import type { Actor } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { DomainError, InvalidInput } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'
import { changePlan, discardImport } from '@/lib/imports/commands'
import { commitImport } from '@/lib/imports/commit'
import type { Decision } from '@/lib/imports/problems'
import { listImportRows } from '@/lib/imports/queries'
import {
  decideRows,
  editCell,
  editSame,
  leaveOutProblems,
  meanOrganization,
  type Repaired,
} from '@/lib/imports/repair'
import { recheckImport, understandImport } from '@/lib/imports/understand'
import { reviewImport, undoImport } from '@/lib/imports/undo'
import { gridRow, nameQuestions, undecidedNames } from '@/lib/imports/view'
import { parse } from '@/lib/parse'

const SHOWN = 200

/** Steps without fields: what they do is in the command's name. */
async function step(
  previous: FormState,
  form: FormData,
  command: (raw: unknown) => Promise<unknown>,
): Promise<FormState> {
  const state = await attemptVerb(previous, form, { go: command }, 'go')
  refresh()
  return state
}

export async function chooseTypeAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const { type } = formValues(form)
  const done = await attempt({ previous, form, labels: {} }, () =>
    changePlan(actor, id, { change: 'type', type }),
  )
  if (!done.ok) return done.state
  redirect(`/imports/${id}/recognition`)
}

export async function understandImportAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: {} }, (raw) => understandImport(actor, id, raw))
  if (!done.ok) return done.state
  // Another header means other columns: they are to be looked at first.
  redirect(done.value.readAgain ? `/imports/${id}/recognition` : `/imports/${id}/rows`)
}

export async function recheckImportAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return step(previous, form, () => recheckImport(actor, id))
}

export async function discardImportAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: {} }, () => discardImport(actor, id))
  if (!done.ok) return done.state
  redirect('/imports')
}

export async function leaveOutProblemsAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return step(previous, form, () => leaveOutProblems(actor, id))
}

export async function commitImportAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  const done = await attempt({ previous, form, labels: {} }, () => commitImport(actor, id))
  if (!done.ok) return done.state
  redirect(`/imports/${id}/result`)
}

export async function undoImportAction(id: string, previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return step(previous, form, (raw) => undoImport(actor, id, new Date(), raw))
}

export async function reviewImportAction(
  id: string,
  previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return step(previous, form, () => reviewImport(actor, id))
}

// What the grid asks while somebody works in it. Each answers with the rows on the page as they are now.

async function repaired(
  actor: Actor,
  id: string,
  shown: readonly number[],
  work: () => Promise<Repaired>,
): Promise<RepairAnswer> {
  try {
    const { positions, counts } = await work()
    const touched = new Set(positions)
    const wanted = shown.filter((position) => touched.has(position)).slice(0, SHOWN)
    const list = await listImportRows(actor, id, { page: 1, pageSize: SHOWN, positions: wanted })
    const undecided = await undecidedNames(actor, id)
    return { ok: true, rows: list.items.map(gridRow), counts, undecided }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, message: messageOf(error) }
  }
}

function messageOf(error: DomainError): string {
  if (!(error instanceof InvalidInput)) return error.message
  return Object.values(error.fieldErrors).flat().find(Boolean) ?? error.message
}

/** What comes from a browser may be anything, whatever the types say. */
const numbers = (list: unknown) =>
  Array.isArray(list) ? list.filter((one): one is number => Number.isInteger(one)).slice(0, SHOWN) : []

export async function editCellAction(
  id: string,
  position: number,
  column: string,
  text: string,
  shown: number[],
): Promise<RepairAnswer> {
  const actor = await requireActor()
  return repaired(actor, id, numbers(shown), () => editCell(actor, id, { position, column, text }))
}

export async function editSameAction(
  id: string,
  column: string,
  value: string,
  text: string,
  shown: number[],
): Promise<RepairAnswer> {
  const actor = await requireActor()
  return repaired(actor, id, numbers(shown), () => editSame(actor, id, { column, value, text }))
}

export async function leaveOutAction(
  id: string,
  position: number,
  out: boolean,
  shown: number[],
): Promise<RepairAnswer> {
  const actor = await requireActor()
  return repaired(actor, id, numbers(shown), () =>
    decideRows(actor, id, { positions: [position], decision: out ? 'LEAVE_OUT' : 'UNDECIDED' }),
  )
}

export async function meanInRowsAction(
  id: string,
  key: string,
  organizationId: string,
  shown: number[],
): Promise<RepairAnswer> {
  const actor = await requireActor()
  return repaired(actor, id, numbers(shown), () =>
    meanOrganization(actor, id, { meaning: 'existing', key, organizationId }),
  )
}

/** Their values are looked at by the command. */
const namesMeant = z
  .array(
    z.object({
      key: z.string(),
      choice: z.union([
        z.object({ create: z.record(z.string(), z.unknown()) }),
        z.object({ organizationId: z.unknown() }),
      ]),
    }),
    '请选择单位',
  )
  .min(1, '请选择单位')
  .max(SHOWN, `一次最多确认 ${SHOWN} 个名称`)

export async function meanNamesAction(
  id: string,
  choices: { key: string; choice: NameChoice }[],
): Promise<NamesAnswer> {
  const actor = await requireActor()
  try {
    let counts: Repaired['counts'] | null = null
    const meant = parse(namesMeant, choices)
    for (const { key, choice } of meant) {
      const meaning =
        'create' in choice
          ? { ...choice.create, meaning: 'new', key }
          : { meaning: 'existing', key, organizationId: choice.organizationId }
      counts = (await meanOrganization(actor, id, meaning)).counts
    }
    if (!counts) return { ok: false, message: '请选择单位' }
    const names = await nameQuestions(
      actor,
      id,
      meant.map(({ key }) => key),
    )
    return { ok: true, names, counts }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return {
      ok: false,
      message: error.message,
      ...(error instanceof InvalidInput ? { fieldErrors: error.fieldErrors } : {}),
    }
  }
}

export async function decideRowsAction(
  id: string,
  positions: number[],
  decision: Decision,
  recordId?: string,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const actor = await requireActor()
  try {
    await decideRows(actor, id, { positions, decision, ...(recordId ? { recordId } : {}) })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, message: messageOf(error) }
  }
}
