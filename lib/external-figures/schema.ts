import * as z from 'zod'
import { sourceFields } from '@/lib/external/source'
import { day, longText, optionalOneOf, optionalWholeNumber, text } from '@/lib/fields'
import { indicators } from '@/lib/indicators/registry'
import { isGiven, type Known } from '@/lib/rules'

const names: Readonly<Record<string, string>> = Object.fromEntries(
  indicators.map(({ id, name }) => [id, name]),
)

/** What anyone may write about a figure somebody else published. */
export const externalFigureFields = z.object({
  title: text(120),
  indicatorId: optionalOneOf(names),
  figureText: text(60),
  exactValue: optionalWholeNumber(0, 999_999_999_999_999),
  lowerBound: optionalWholeNumber(0, 999_999_999_999_999),
  asOf: day(),
  ...sourceFields,
  note: longText(500),
})

export type ExternalFigureInput = z.output<typeof externalFigureFields>

/** Words that make a number a vague one; the database has the same. */
const VAGUE = /[余多约近几超]|数[十百千万]|[0-9十百千万]来|左右|上下|以上|以下|不足/

/** A vague figure never becomes an exact number, and a number is only what the text says. */
export function checkExternalFigure(input: Known<ExternalFigureInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof ExternalFigureInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const { figureText, exactValue, lowerBound } = input
  if (isGiven(exactValue) && isGiven(lowerBound)) wrong('lowerBound', '准确数和下限只能填写一个')
  if (!isGiven(figureText)) return
  if (isGiven(exactValue) && VAGUE.test(figureText))
    wrong('exactValue', `公布的是约数“${figureText}”,不能填写准确数;可填写下限`)
  else if (isGiven(exactValue) && !says(figureText, exactValue))
    wrong('exactValue', `公布的数字“${figureText}”中没有 ${exactValue},请照公布的数字填写`)
  if (isGiven(lowerBound) && !says(figureText, lowerBound))
    wrong('lowerBound', `公布的数字“${figureText}”中没有 ${lowerBound},请照公布的数字填写`)
}

function says(figureText: string, number: number): boolean {
  return figureText
    .replace(/[,\uff0c]/g, '')
    .split(/[^0-9.]+/)
    .includes(String(number))
}
