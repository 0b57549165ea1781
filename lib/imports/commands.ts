import 'server-only'

import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { openWorkbook } from '@/lib/imports/open'
import type { Plan } from '@/lib/imports/plan'
import { canDiscard, canImport, canRepair } from '@/lib/imports/policy'
import { replan } from '@/lib/imports/recognise'
import { checkSheets, detach, isRunning, keepPlan, recheckAll, recogniseBatch } from '@/lib/imports/run'
import { type PlanChange, planChange, typeInput } from '@/lib/imports/schema'
import { findBatch, planOf } from '@/lib/imports/store'
import { parse } from '@/lib/parse'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'

/**
 * Keeps an uploaded file and begins to understand it. Answers as soon as the file can be read at all: what is refused
 * is refused at once, recognition and check go on by themselves.
 */
export async function createImport(
  actor: Actor,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  raw: unknown = {},
): Promise<{ id: string }> {
  allow(canImport(actor))
  const { type: wanted } = parse(typeInput.partial(), raw)
  const sheets = await openWorkbook(file)
  const id = newId()
  await writeAs(actor, { action: 'import.create' }, async (tx) => {
    await tx.importBatch.create({
      data: {
        id,
        fileName: file.name,
        fileSize: file.bytes.byteLength,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
      },
    })
    await tx.importFile.create({ data: { batchId: id, bytes: file.bytes } })
  })
  void detach(actor, id, () => recogniseBatch(actor, id, sheets, { fileName: file.name, wanted }))
  return { id }
}

/** 重新识别: after a restart in the middle of it, or to begin again with another type. */
export async function restartImport(actor: Actor, id: string, raw: unknown = {}): Promise<void> {
  const { type: wanted } = parse(typeInput.partial(), raw)
  await begin(actor, id)
  void detach(actor, id, async () => {
    const { sheets, fileName } = await sheetsOf(actor, id)
    await recogniseBatch(actor, id, sheets, { fileName, wanted })
  })
}

/** Corrects how the file is understood, and checks again what depends on it. */
export async function changePlan(actor: Actor, id: string, raw: unknown): Promise<void> {
  const change = parse(planChange, raw)
  if (change.change === 'type') return restartImport(actor, id, { type: change.type })
  await begin(actor, id)
  const needsFile = change.change === 'use' || change.change === 'header'
  if (needsFile) {
    void detach(actor, id, async () => {
      const { sheets } = await sheetsOf(actor, id)
      const plan = await replace(actor, id, (before) => {
        if (change.change === 'use')
          return withSheet(before, change.sheet, (one) => ({ ...one, use: change.use }))
        const sheet = sheets[change.sheet]
        if (!sheet || change.to < change.from) throw new InvalidInput({ from: ['请填写表头所在的行'] })
        return withSheet(before, change.sheet, () =>
          replan(sheet, sheetDescriptions[before.type], change.from, change.to),
        )
      })
      await checkSheets(actor, id, sheets, plan)
    })
    return
  }
  await replace(actor, id, (before) => changed(before, change))
  void detach(actor, id, () => recheckAll(actor, id))
}

/** 放弃: the rows and the file go, the batch stays for the record. */
export async function discardImport(actor: Actor, id: string): Promise<void> {
  await writeAs(actor, { action: 'import.discard' }, async (tx) => {
    const batch = await findBatch(tx, id)
    allow(canDiscard(actor, batch))
    await tx.importRow.deleteMany({ where: { batchId: id } })
    await tx.importOrganization.deleteMany({ where: { batchId: id } })
    await tx.importFile.deleteMany({ where: { batchId: id } })
    await tx.importBatch.updateMany({ where: { id }, data: { status: 'DISCARDED' } })
  })
}

/** One thing at a time: two checks of one file would overwrite each other. */
export async function begin(actor: Actor, id: string): Promise<void> {
  if (isRunning(id)) throw new Conflict('文件正在处理,请稍候')
  await readAs(actor, async (tx) => allow(canRepair(actor, await findBatch(tx, id))))
}

export async function sheetsOf(actor: Actor, id: string) {
  const { fileName, bytes } = await readAs(actor, async (tx) => {
    const { fileName } = await findBatch(tx, id)
    const file = await tx.importFile.findFirst({ where: { batchId: id } })
    if (!file) throw new Conflict('文件已不在,请重新上传')
    return { fileName, bytes: file.bytes }
  })
  return { fileName, sheets: await openWorkbook({ name: fileName, bytes }) }
}

export function replace(actor: Actor, id: string, change: (plan: Plan) => Plan): Promise<Plan> {
  return writeAs(actor, { action: 'import.plan' }, async (tx: Tx) => {
    const batch = await findBatch(tx, id)
    allow(canRepair(actor, batch))
    const plan = change(planOf(batch))
    await keepPlan(tx, id, plan)
    return plan
  })
}

function changed(plan: Plan, change: Exclude<PlanChange, { change: 'type' | 'use' | 'header' }>): Plan {
  switch (change.change) {
    case 'column':
      return withSheet(plan, change.sheet, (sheet) => ({
        ...sheet,
        columns: sheet.columns.map((column) => {
          if (column.index === change.index) {
            return { ...column, key: change.key || null, confidence: 1, reasons: ['人工指定'] }
          }
          // a field has one column: the other one is set free
          return change.key && column.key === change.key ? { ...column, key: null, confidence: 0 } : column
        }),
      }))
    case 'unit':
      return { ...plan, sheets: plan.sheets.map((sheet) => ({ ...sheet, unit: change.unit })) }
    case 'default':
      return { ...plan, defaults: { ...plan.defaults, [keyIn(plan, change.key)]: change.text } }
    case 'word': {
      const column = keyIn(plan, change.key)
      return {
        ...plan,
        words: { ...plan.words, [column]: { ...plan.words[column], [change.word]: change.code } },
      }
    }
  }
}

/** Only columns of the record: the key becomes a name in the plan. */
export function keyIn({ type }: { type: SheetType }, key: string): string {
  if (!sheetDescriptions[type].columns.some((column) => column.key === key)) {
    throw new InvalidInput({ key: ['请从列表中选择'] })
  }
  return key
}

function withSheet(
  plan: Plan,
  index: number,
  change: (sheet: Plan['sheets'][number]) => Plan['sheets'][number],
): Plan {
  if (!plan.sheets[index]) throw new InvalidInput({ sheet: ['请从列表中选择工作表'] })
  return { ...plan, sheets: plan.sheets.map((sheet, at) => (at === index ? change(sheet) : sheet)) }
}
