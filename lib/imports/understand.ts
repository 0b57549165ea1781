import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { InvalidInput } from '@/lib/errors'
import { begin, keyIn, replace, restartImport, sheetsOf } from '@/lib/imports/commands'
import type { Plan, SheetPlan } from '@/lib/imports/plan'
import { replan } from '@/lib/imports/recognise'
import { checkSheets, detach, recheckAll } from '@/lib/imports/run'
import { findBatch } from '@/lib/imports/store'
import { parse } from '@/lib/parse'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { storable } from '@/lib/text'

const rowNumber = z.coerce.number('请填写表头所在的行').int().min(0).max(1000)

/** The whole page 识别 as it is posted: repeated rows by their number, as forms post them. */
const understanding = z.object({
  sheet: z.record(
    z.string(),
    z.object({
      use: z.string().optional(),
      headerFrom: rowNumber.optional(),
      headerTo: rowNumber.optional(),
      unit: z.enum(['', '元', '万元'], '请选择金额单位').optional(),
      column: z.record(z.string(), z.string().max(60)).optional(),
    }),
  ),
  default: z.record(z.string().max(60), z.string().max(500).transform(storable)).optional(),
  remember: z.string().optional(),
})

type Understanding = z.output<typeof understanding>

/** Everything of the page at one go: a clerk corrects three columns and the unit, and the file is checked once. */
export async function understandImport(
  actor: Actor,
  id: string,
  raw: unknown,
): Promise<{ readAgain: boolean }> {
  const input = parse(understanding, raw)
  await begin(actor, id)
  let needsFile = false
  const plan = await replace(actor, id, (before) => {
    refuseTwice(before, input)
    needsFile = before.sheets.some((sheet, index) => moved(sheet, input.sheet[index]))
    const defaults = Object.fromEntries(
      Object.entries(input.default ?? {}).flatMap(([key, text]) =>
        text.trim() ? [[keyIn(before, key), text.trim()]] : [],
      ),
    )
    const sheets = before.sheets.map((sheet, index) => understood(sheet, input.sheet[index]))
    return { ...before, sheets, defaults, remember: input.remember === 'true' }
  })
  void detach(actor, id, async () => {
    if (!needsFile) return recheckAll(actor, id)
    const { sheets } = await sheetsOf(actor, id)
    const again = await replace(actor, id, (now) => ({
      ...now,
      sheets: now.sheets.map((sheet, index) => {
        const said = input.sheet[index]
        const source = sheets[index]
        if (!source || !said || !headerMoved(plan.sheets[index], said)) return sheet
        const fresh = replan(source, sheetDescriptions[now.type], said.headerFrom ?? 0, said.headerTo ?? 0)
        return { ...fresh, use: sheet.use, unit: sheet.unit ?? fresh.unit }
      }),
    }))
    await checkSheets(actor, id, sheets, again)
  })
  return { readAgain: needsFile }
}

/** 重新校验: the register has changed since, or a restart of the server came between. Corrections stay. */
export async function recheckImport(actor: Actor, id: string): Promise<void> {
  await begin(actor, id)
  const { plan, rows } = await readAs(actor, async (tx) => ({
    plan: (await findBatch(tx, id)).plan as unknown as Plan | null,
    rows: await tx.importRow.count({ where: { batchId: id } }),
  }))
  if (!plan) return restartImport(actor, id)
  void detach(actor, id, async () => {
    if (rows > 0) return recheckAll(actor, id)
    const { sheets } = await sheetsOf(actor, id)
    await checkSheets(actor, id, sheets, plan)
  })
}

type SheetSaid = Understanding['sheet'][string] | undefined

/** Another header or another sheet: the rows themselves change, and the file has to be read again. */
function moved(sheet: SheetPlan, said: SheetSaid) {
  return said !== undefined && ((said.use === 'true') !== sheet.use || headerMoved(sheet, said))
}

function headerMoved(sheet: SheetPlan | undefined, said: NonNullable<SheetSaid>) {
  if (said.headerFrom === undefined || said.headerTo === undefined) return false
  return sheet !== undefined && (sheet.headerFrom !== said.headerFrom || sheet.headerTo !== said.headerTo)
}

function understood(sheet: SheetPlan, said: SheetSaid): SheetPlan {
  if (!said) return sheet
  return {
    ...sheet,
    use: said.use === 'true',
    ...(said.unit === undefined ? {} : { unit: said.unit === '' ? null : said.unit }),
    columns: sheet.columns.map((column) => {
      const key = said.column?.[column.index]
      if (key === undefined || key === (column.key ?? '')) return column
      return { ...column, key: key || null, confidence: 1, reasons: ['人工指定'] }
    }),
  }
}

function refuseTwice(plan: Plan, { sheet }: Understanding) {
  plan.sheets.forEach(({ name }, index) => {
    const said = sheet[index]
    if (said?.use !== 'true') return
    const keys = Object.values(said.column ?? {}).filter((key) => key !== '')
    const twice = keys.find((key, at) => keys.indexOf(key) !== at)
    if (!twice) return
    const label = sheetDescriptions[plan.type].columns.find(({ key }) => key === keyIn(plan, twice))?.label
    throw new InvalidInput({}, `工作表“${name}”中有两列都对应“${label ?? ''}”,请只保留一列`)
  })
}
