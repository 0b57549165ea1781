import 'server-only'

import type { Tx } from '@/lib/db'
import { bareHeader } from '@/lib/imports/headers'
import type { Plan, SheetPlan } from '@/lib/imports/plan'
import type { SheetDescription, SheetType } from '@/lib/sheets/description'

/** What is remembered of a shape: which header feeds which column, the unit, the words somebody explained. */
type Remembered = {
  columns: Record<string, string | null>
  unit: SheetPlan['unit']
  defaults: Plan['defaults']
  words: Plan['words']
}

/** The type a file of this shape was last time, if one of its sheets was ever imported. */
export async function rememberedType(tx: Tx, sheets: readonly SheetPlan[]): Promise<SheetType | null> {
  const shapes = await tx.importShape.findMany({
    where: { fingerprint: { in: sheets.map(({ fingerprint }) => fingerprint) } },
    orderBy: { usedAt: 'desc' },
    take: 1,
  })
  return (shapes[0]?.type as SheetType | undefined) ?? null
}

/** Understands the sheets as they were understood last time. What the record no longer has is left out. */
export async function recall(tx: Tx, plan: Plan, description: SheetDescription): Promise<Plan> {
  const shapes = await tx.importShape.findMany({
    where: { fingerprint: { in: plan.sheets.map(({ fingerprint }) => fingerprint) }, type: plan.type },
  })
  const byShape = new Map(shapes.map(({ fingerprint, plan }) => [fingerprint, plan as unknown as Remembered]))
  const known = new Set(description.columns.map(({ key }) => key))
  let { defaults, words } = plan
  const sheets = plan.sheets.map((sheet) => {
    const remembered = byShape.get(sheet.fingerprint)
    if (!remembered) return sheet
    defaults = { ...remembered.defaults, ...defaults }
    words = { ...remembered.words, ...words }
    return {
      ...sheet,
      unit: sheet.unit ?? remembered.unit,
      columns: sheet.columns.map((column) => {
        const header = bareHeader(column.header)
        if (!Object.hasOwn(remembered.columns, header)) return column
        const key = remembered.columns[header] ?? null
        if (key !== null && !known.has(key)) return column
        return { ...column, key, confidence: 1, reasons: ['与上次导入同样表头的文件时一致'] }
      }),
    }
  })
  return { ...plan, sheets, defaults, words }
}

/** Kept when a batch is committed: then somebody has looked at it. */
export async function remember(tx: Tx, plan: Plan, userId: string): Promise<void> {
  if (plan.remember === false) return
  for (const sheet of plan.sheets.filter(({ use }) => use)) {
    const remembered: Remembered = {
      columns: Object.fromEntries(sheet.columns.map(({ header, key }) => [bareHeader(header), key])),
      unit: sheet.unit,
      defaults: plan.defaults,
      words: plan.words,
    }
    const shape = { type: plan.type, plan: remembered, usedAt: new Date(), usedById: userId }
    await tx.importShape.upsert({
      where: { fingerprint: sheet.fingerprint },
      create: { fingerprint: sheet.fingerprint, ...shape },
      update: shape,
    })
  }
}
