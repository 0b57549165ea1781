import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs, writeLongAs } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Sheet } from '@/lib/imports/cells'
import { type Check, checkRows } from '@/lib/imports/check'
import { findingRows } from '@/lib/imports/data-rows'
import { placesOf, type StoredRow } from '@/lib/imports/drafts'
import { recall, rememberedType } from '@/lib/imports/memory'
import type { NamedOrganization } from '@/lib/imports/organizations'
import type { Plan } from '@/lib/imports/plan'
import { progressOf } from '@/lib/imports/progress'
import { recognising } from '@/lib/imports/recognise'
import {
  countRows,
  findBatch,
  planOf,
  putChecked,
  putNames,
  putRows,
  storedNames,
  storedRows,
} from '@/lib/imports/store'
import { inSlices } from '@/lib/organizations/names/slices'
import { perProcess } from '@/lib/per-process'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'

/** A file of fifty thousand rows takes its time; whoever waits sees how far it has come. */
export const LONG_MS = 600_000

/** Work that goes on after its request was answered, one piece per batch in this process. */
const running = perProcess('imports', () => new Map<string, Promise<void>>())

export const isRunning = (batchId: string): boolean => running.has(batchId)

export const runningNow = (): ReadonlySet<string> => new Set(running.keys())

/** Waits for what is going on with a batch: for tests and for small files. */
export const settled = (batchId: string): Promise<void> => running.get(batchId) ?? Promise.resolve()

/** Begins a piece of work and answers at once. What people may read of its failure is kept with the batch. */
export function detach(actor: Actor, batchId: string, work: () => Promise<void>): Promise<void> {
  const piece = work()
    .catch((error: unknown) => failed(actor, batchId, error))
    .finally(() => running.delete(batchId))
  running.set(batchId, piece)
  return piece
}

async function failed(actor: Actor, batchId: string, error: unknown) {
  const known = error instanceof DomainError
  if (!known) console.error('import', batchId, error)
  const failure = known ? error.message : '处理时发生错误,请重试;仍不成功的请联系管理员'
  await writeAs(actor, { action: 'import.fail' }, (tx) =>
    tx.importBatch.updateMany({ where: { id: batchId }, data: { failure } }),
  ).catch(() => undefined)
}

/** 识别 and 校验 of a file just read: what it is, what its rows say, all in one go where nothing is unclear. */
export async function recogniseBatch(
  actor: Actor,
  batchId: string,
  sheets: readonly Sheet[],
  { fileName, wanted }: { fileName: string; wanted?: SheetType | undefined },
): Promise<void> {
  const first = await inSlices(recognising(sheets, sheetDescriptions, { fileName, wanted }))
  const plan = await writeAs(actor, { action: 'import.recognise' }, async (tx) => {
    const before = wanted ? null : await rememberedType(tx, first.sheets)
    const again = before && before !== first.plan?.type
    const found = again
      ? await inSlices(recognising(sheets, sheetDescriptions, { fileName, wanted: before }))
      : first
    const plan = found.plan && (await recall(tx, found.plan, sheetDescriptions[found.plan.type]))
    await keepPlan(tx, batchId, plan)
    return plan
  })
  if (plan) await checkSheets(actor, batchId, sheets, plan)
}

export async function keepPlan(tx: Tx, batchId: string, plan: Plan | null): Promise<void> {
  await tx.importBatch.updateMany({
    where: { id: batchId },
    data: {
      status: 'RECOGNIZED',
      failure: plan ? null : '未能识别表格内容,请选择导入的数据类型',
      ...(plan ? { type: plan.type, plan: plan as unknown as Prisma.InputJsonObject } : {}),
    },
  })
}

/** The rows a plan makes of the sheets, kept and checked. */
export async function checkSheets(
  actor: Actor,
  batchId: string,
  sheets: readonly Sheet[],
  plan: Plan,
): Promise<void> {
  const rows: StoredRow[] = []
  for (const [index, sheetPlan] of plan.sheets.entries()) {
    const sheet = sheets[index]
    if (!sheet || !sheetPlan.use) continue
    for (const { row, cells } of (await inSlices(findingRows(sheet, sheetPlan))).rows) {
      rows.push({ position: rows.length, sheet: index, row, cells, edits: {}, decision: null })
    }
  }
  await checkAll(actor, batchId, plan, rows, true)
}

const nothingElsewhere: Check['elsewhere'] = async () => ({ keys: new Map(), changing: new Map() })

/** Everything again: after the header, a column, a unit or a word was understood differently. */
export async function recheckAll(actor: Actor, batchId: string): Promise<void> {
  const { plan, rows } = await writeAs(actor, { action: 'import.check' }, async (tx) => ({
    plan: planOf(await findBatch(tx, batchId)),
    rows: await storedRows(tx, batchId),
  }))
  await checkAll(actor, batchId, plan, rows, false)
}

async function checkAll(
  actor: Actor,
  batchId: string,
  plan: Plan,
  rows: readonly StoredRow[],
  fresh: boolean,
): Promise<void> {
  const progress = progressOf(actor, batchId)
  progress.report('check', 0, rows.length)
  await writeLongAs(
    actor,
    { action: 'import.check' },
    async (tx) => {
      // what people decided about names stays; the machine's guesses are made anew
      const decided = [...(await storedNames(tx, batchId)).values()].filter(({ decidedById }) => decidedById)
      const names = new Map(decided.map((name) => [name.key, name]))
      const check = checkOf(actor, plan, names, nothingElsewhere)
      const checked = await checkRows(
        tx,
        { ...check, progress: (done, total) => progress.report('check', done, total) },
        rows,
      )
      if (fresh) await putRows(tx, batchId, rows)
      await tx.importOrganization.deleteMany({ where: { batchId } })
      await putNames(tx, batchId, names.values())
      await putChecked(tx, batchId, checked)
      await tx.importBatch.updateMany({
        where: { id: batchId },
        data: {
          status: 'CHECKED',
          failure: rows.length === 0 ? '没有可导入的数据行' : null,
          counts: await countRows(tx, batchId),
          checkedAt: new Date(),
        },
      })
    },
    LONG_MS,
  )
  progress.report('check', rows.length, rows.length)
  await progress.settled()
}

export function checkOf(
  actor: Actor,
  plan: Plan,
  names: Map<string, NamedOrganization>,
  elsewhere: Check['elsewhere'],
): Check {
  return { actor, plan, description: sheetDescriptions[plan.type], places: placesOf(plan), names, elsewhere }
}
