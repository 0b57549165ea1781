import * as z from 'zod'
import { optionalOneOf, optionalText, text, wholeNumber } from '@/lib/fields'
import { findIndicator, indicators } from '@/lib/indicators/registry'
import { isGiven, type Known } from '@/lib/rules'
import { readValue } from '@/lib/targets/value'

/** The portal's figures by id, for selects and dropdowns. */
export const indicatorNames: Readonly<Record<string, string>> = Object.fromEntries(
  indicators.map(({ id, name }) => [id, name]),
)

export const measureOfTarget = (indicatorId: string | null) =>
  (indicatorId === null ? undefined : findIndicator(indicatorId))?.measure ?? 'count'

/** What anyone may write about a target, from a form or a spreadsheet row. */
export const targetFields = z.object({
  title: text(120),
  indicatorId: optionalOneOf(indicatorNames),
  year: wholeNumber(1990, 2100),
  // how it is read depends on the figure: pieces, 万元 or percent
  value: text(30),
  unit: optionalText(10),
  documentNo: optionalText(60),
  publisher: optionalText(100),
  remark: optionalText(500),
})

export type TargetInput = z.output<typeof targetFields>

export function checkTarget(input: Known<TargetInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof TargetInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (input.indicatorId === null && input.unit === null) wrong('unit', '未选择对应指标的,请填写单位,如:家')
  if (!isGiven(input.value) || input.indicatorId === undefined) return
  const read = readValue(input.value, measureOfTarget(input.indicatorId))
  if (!read.ok) wrong('value', read.message)
}
