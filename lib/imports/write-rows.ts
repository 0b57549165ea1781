import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather, chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { Conflict, DomainError, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { savedRows } from '@/lib/imports/match'
import type { NamedOrganization } from '@/lib/imports/organizations'
import type { Plan } from '@/lib/imports/plan'
import type { CommitRow as Row } from '@/lib/imports/store'
import { type NewRow, writers } from '@/lib/imports/writers'
import { type Linked, lookUp } from '@/lib/linked'
import { sheetDescriptions } from '@/lib/sheets/registry'

/** Prepared in one go: few enough for others to get their turn in between. */
const CREATED_AT_ONCE = 100

/** The organizations the file names and the register lacks, each once. */
export async function createNew(tx: Tx, actor: Actor, made: readonly NamedOrganization[]): Promise<void> {
  const rows = made.flatMap(({ organizationId, fields }): NewRow[] =>
    organizationId && fields ? [{ id: organizationId, form: { ...fields, status: 'ACTIVE' } }] : [],
  )
  for (const chunk of chunksOf(rows, CREATED_AT_ONCE)) {
    const write = await writers.organization.prepareMany(tx, actor, chunk, new Map())
    await write()
  }
}

export async function createRows(
  tx: Tx,
  actor: Actor,
  plan: Plan,
  fresh: readonly Row[],
  named: ReadonlySet<string>,
  report: (done: number) => void,
): Promise<{ position: number; id: string }[]> {
  const breathe = breather()
  const description = sheetDescriptions[plan.type]
  const writer = writers[plan.type]
  const { organizations } = await lookUp(tx, { organizations: [...named] })
  const created: { position: number; id: string }[] = []
  let writing: Promise<void> = Promise.resolve()
  for (const chunk of chunksOf(fresh, CREATED_AT_ONCE)) {
    const rows = chunk.map((row) => ({ row, id: newId(), form: description.form(row.values) }))
    if (writer.inOrder) await writing
    const write = await prepared(tx, actor, plan, rows, organizations)
    await writing
    writing = write()
    // met again when it is awaited, before the next rows or at the end
    writing.catch(() => undefined)
    created.push(...rows.map(({ row, id }) => ({ position: row.position, id })))
    report(created.length)
    await breathe()
  }
  await writing
  return created
}

/** What a rule refuses after all is told with its row: the rows are asked one by one who it was. */
async function prepared(
  tx: Tx,
  actor: Actor,
  plan: Plan,
  rows: readonly (NewRow & { row: Row })[],
  organizations: Linked['organizations'],
): Promise<() => Promise<void>> {
  const writer = writers[plan.type]
  try {
    return await writer.prepareMany(tx, actor, rows, organizations)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    for (const one of rows)
      await withAddress(plan, one.row, () => writer.prepareMany(tx, actor, [one], organizations))
    throw error
  }
}

export async function updateRows(
  tx: Tx,
  actor: Actor,
  plan: Plan,
  changed: readonly Row[],
  reason: string,
  report: (done: number) => void,
): Promise<void> {
  const description = sheetDescriptions[plan.type]
  const saved = await savedRows(
    tx,
    actor,
    description,
    changed.flatMap(({ recordId }) => recordId ?? []),
  )
  let done = 0
  for (const row of changed) {
    const record = saved.get(row.recordId ?? '')
    if (!record || record.version !== row.recordVersion) {
      throw new Conflict(`${addressOf(plan, row)} 行对应的记录在校验后被修改,请重新校验`)
    }
    const form = description.form(row.values, record.form)
    const edit = { version: record.version, reason }
    await withAddress(plan, row, () => writers[plan.type].update(tx, actor, record.id, form, edit))
    done += 1
    report(done)
  }
}

export const addressOf = (plan: Plan, { sheet, row }: Pick<Row, 'sheet' | 'row'>) =>
  `${plan.sheets[sheet]?.name ?? ''}!${row}`

/** A refusal of a command says in which row it was met. */
async function withAddress<T>(plan: Plan, row: Row | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError) || !row) throw error
    throw new Conflict(`${addressOf(plan, row)} 行:${messageOf(error)}`)
  }
}

export function messageOf(error: DomainError): string {
  if (!(error instanceof InvalidInput)) return error.message
  return Object.values(error.fieldErrors).flat()[0] ?? error.message
}
