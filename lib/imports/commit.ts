import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather, chunksOf } from '@/lib/breathe'
import { CodePool, yearOf } from '@/lib/codes'
import { dateOf } from '@/lib/dates'
import { readAs, type Tx, writeAs, writeLongAs } from '@/lib/db'
import { allow, Conflict, DomainError } from '@/lib/errors'
import type { ImportBatch } from '@/lib/generated/prisma/client'
import type { Draft } from '@/lib/imports/drafts'
import { takeCommitLock } from '@/lib/imports/lock'
import { matchRows } from '@/lib/imports/match'
import { remember } from '@/lib/imports/memory'
import { followMerges, mergedInto, movedRow, refuseRegistered } from '@/lib/imports/merged'
import type { NamedOrganization } from '@/lib/imports/organizations'
import type { Plan } from '@/lib/imports/plan'
import { canCommit } from '@/lib/imports/policy'
import { progressOf } from '@/lib/imports/progress'
import { detach, isRunning, LONG_MS } from '@/lib/imports/run'
import {
  countRows,
  findBatch,
  planOf,
  type CommitRow as Row,
  rowsToCommit,
  storedNames,
} from '@/lib/imports/store'
import { addressOf, createNew, createRows, messageOf, updateRows } from '@/lib/imports/write-rows'
import { writers } from '@/lib/imports/writers'
import { confirmName } from '@/lib/organizations/names/commands'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { listOfIds } from '@/lib/sheets/values'

/**
 * 提交: everything of the file in one transaction, or nothing of it. Answers when it has begun; whoever comes back reads
 * how far it is. A second click finds it running, or done.
 */
export async function commitImport(actor: Actor, id: string): Promise<void> {
  if (isRunning(id)) return
  const done = await writeAs(actor, { action: 'import.commit' }, async (tx) => {
    const batch = await findBatch(tx, id)
    if (batch.status === 'COMMITTED') return true
    allow(canCommit(actor, batch))
    if (!(await takeCommitLock(tx, id))) return true
    await refuseUnready(tx, batch)
    await tx.importBatch.updateMany({ where: { id }, data: { status: 'COMMITTING', failure: null } })
    return false
  })
  if (done || isRunning(id)) return
  void detach(actor, id, () => commit(actor, id))
}

/** “导入成功 0 条” is no success, and what is still open is not passed over. */
async function refuseUnready(tx: Tx, { id }: ImportBatch): Promise<void> {
  const counts = await countRows(tx, id)
  const open = counts.problem + counts.conflict
  if (open > 0) throw new Conflict(`还有 ${open} 行需要修正或选择处理方式,请处理后再提交`)
  if (counts.new + counts.changed === 0) {
    throw new Conflict(
      counts.same > 0 ? '所有行都与库中一致,没有需要导入的内容' : '没有可导入的行,请检查文件内容',
    )
  }
}

async function commit(actor: Actor, id: string): Promise<void> {
  const progress = progressOf(actor, id)
  try {
    const { batch, plan, rows, names, used } = await readAs(actor, (tx) => load(tx, id))
    const fresh = rows.filter(({ state }) => state === 'NEW')
    const changed = rows.filter(({ state }) => state === 'CHANGED')
    // one whose rows were left out is not registered
    const made = [...names.values()].filter(
      ({ state, organizationId }) => state === 'NEW' && organizationId !== null && used.has(organizationId),
    )
    const pool = await codesFor(actor, plan, fresh, made.length)
    const reason = `批量导入:${batch.fileName}`.slice(0, 200)
    await writeLongAs(
      actor,
      { action: 'import.commit', batchId: id },
      async (tx) => {
        // another process has it: one of them commits
        if (!(await takeCommitLock(tx, id))) return
        const { status } = await findBatch(tx, id)
        if (status === 'COMMITTED') return
        pool.lendTo(tx)
        await refuseStale(tx, id, plan, fresh)
        await refuseRegistered(tx, made)
        progress.report('organizations', 0, made.length)
        await createNew(tx, actor, made)
        const created = await createRows(tx, actor, plan, fresh, used, (done) =>
          progress.report('create', done, fresh.length),
        )
        await updateRows(tx, actor, plan, changed, reason, (done) =>
          progress.report('update', done, changed.length),
        )
        await learn(tx, actor, names)
        progress.report('finish', 0, 1)
        await linkRecords(tx, id, created)
        await remember(tx, plan, actor.userId)
        await tx.importBatch.updateMany({
          where: { id },
          data: { status: 'COMMITTED', committedAt: new Date(), committedById: actor.userId, failure: null },
        })
      },
      LONG_MS,
    )
    progress.report('finish', 1, 1)
  } catch (error) {
    await reopen(actor, id, error)
    throw error
  } finally {
    await progress.settled()
  }
}

/** Nothing was written: the batch may be corrected and committed again. */
async function reopen(actor: Actor, id: string, error: unknown) {
  const failure = error instanceof DomainError ? messageOf(error) : null
  await writeAs(actor, { action: 'import.fail' }, (tx) =>
    tx.importBatch.updateMany({
      where: { id, status: 'COMMITTING' },
      data: { status: 'CHECKED', ...(failure ? { failure } : {}) },
    }),
  ).catch(() => undefined)
}

async function load(tx: Tx, id: string) {
  const batch = await findBatch(tx, id)
  const plan = planOf(batch)
  const names = await storedNames(tx, id)
  await followMerges(tx, names)
  const { columns } = sheetDescriptions[plan.type]
  const rows = await rowsToCommit(tx, id)
  const used = await organizationsIn(plan, rows)
  const winners = await mergedInto(tx, used)
  if (winners.size === 0) return { batch, plan, rows, names, used }
  const moved = rows.map((row) => ({ ...row, values: movedRow(row.values, columns, winners) }))
  return { batch, plan, rows: moved, names, used: await organizationsIn(plan, moved) }
}

async function organizationsIn(plan: Plan, rows: readonly Row[]): Promise<Set<string>> {
  const breathe = breather()
  const columns = sheetDescriptions[plan.type].columns.filter(({ kind }) => kind === 'organization')
  const ids = new Set<string>()
  for (const { values } of rows) {
    for (const { key } of columns) for (const id of listOfIds(values[key])) ids.add(id)
    await breathe()
  }
  return ids
}

async function codesFor(
  actor: Actor,
  plan: Plan,
  fresh: readonly Row[],
  organizations: number,
): Promise<CodePool> {
  const breathe = breather()
  const pool = new CodePool()
  const { type } = plan
  const perYear = new Map<number, number>()
  if (type !== 'progressReport') {
    for (const { values } of fresh) {
      const day = values[writers[type].numberedBy]
      const year = yearOf(day ? dateOf(`${day}-01-01`.slice(0, 10)) : null)
      perYear.set(year, (perYear.get(year) ?? 0) + 1)
      await breathe()
    }
    for (const [year, count] of perYear) {
      if (type !== 'organization') await pool.reserve(actor, type, year, count)
    }
  }
  const asRows = type === 'organization' ? fresh.length : 0
  await pool.reserve(actor, 'organization', yearOf(null), organizations + asRows)
  return pool
}

/** Somebody may have registered the same thing since the check. */
async function refuseStale(tx: Tx, id: string, plan: Plan, fresh: readonly Row[]): Promise<void> {
  const drafts = fresh.map((row) => ({
    ...row,
    texts: {},
    problems: [],
    cells: [],
    edits: {},
    decision: null,
  })) as unknown as Draft[]
  const matches = await matchRows(tx, sheetDescriptions[plan.type], drafts)
  const separate = await tx.importRow.findMany({
    where: { batchId: id, decision: 'CREATE' },
    select: { position: true },
  })
  const decided = new Set(separate.map(({ position }) => position))
  const taken = fresh.find(({ position }) => matches.get(position)?.record && !decided.has(position))
  if (taken) {
    throw new Conflict(`校验后库中新增了与 ${addressOf(plan, taken)} 行相同的记录,请重新校验`)
  }
}

/** What somebody confirmed about a name is known from now on. */
async function learn(tx: Tx, actor: Actor, names: ReadonlyMap<string, NamedOrganization>): Promise<void> {
  for (const { state, decidedById, organizationId, text } of names.values()) {
    if (state === 'FOUND' && decidedById && organizationId)
      await confirmName(actor, { text, organizationId }, tx)
  }
}

async function linkRecords(tx: Tx, batchId: string, created: readonly { position: number; id: string }[]) {
  for (const chunk of chunksOf(created, 5000)) {
    const json = JSON.stringify(chunk)
    await tx.$executeRaw`
      UPDATE "ImportRow" AS stored SET "recordId" = given."id"
        FROM jsonb_to_recordset(${json}::jsonb) AS given ("position" int, "id" uuid)
       WHERE stored."batchId" = ${batchId}::uuid AND stored."position" = given."position"`
  }
}
