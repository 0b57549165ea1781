import * as z from 'zod'
import {
  dayWithPrecision,
  longText,
  oneOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  optionalWholeNumber,
  text,
} from '@/lib/fields'
import { EventKind } from '@/lib/generated/prisma/enums'
import { isGiven, type Known } from '@/lib/rules'

/** Names people separate with 、 or a comma or a line break; each once. */
const names = longText(500).transform((typed) => [
  ...new Set(
    (typed ?? '')
      .split(/[、,,;;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
])

/** What anyone may write about an event, from a form or a spreadsheet row. Its series is chosen or named here. */
export const eventFields = z.object({
  title: text(120),
  seriesId: optionalChoice,
  newSeriesName: optionalText(80),
  newSeriesKind: optionalOneOf(EventKind),
  newSeriesAliases: names,
  edition: optionalWholeNumber(1, 200),
  heldOn: dayWithPrecision({ allowFuture: true }),
  endedOn: optionalDay({ allowFuture: true }),
  place: optionalText(100),
  organizers: optionalText(200),
  publishedText: longText(2000),
  summary: longText(2000),
})

export type EventInput = z.output<typeof eventFields>

/** The rules between fields. Kept apart so that `eventFields` can still be extended. */
export function checkEvent(input: Known<EventInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof EventInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (input.seriesId === null && input.newSeriesName === null) {
    wrong('seriesId', '请选择活动系列;库中没有的,请在下方填写新系列名称')
  }
  if (isGiven(input.seriesId) && isGiven(input.newSeriesName)) {
    wrong('newSeriesName', '已选择活动系列,请清除新系列名称')
  }
  if (isGiven(input.newSeriesName) && input.newSeriesKind === null)
    wrong('newSeriesKind', '请选择新系列的类型')
  if (input.endedOn && input.heldOn && input.endedOn < input.heldOn.date) {
    wrong('endedOn', '结束日期不能早于举办日期')
  }
  if (input.endedOn && input.heldOn && input.heldOn.precision !== 'DAY') {
    wrong('endedOn', '举办日期未精确到日,请清除结束日期或补全举办日期')
  }
}

export const eventSeriesInput = z.object({
  name: text(80),
  kind: oneOf(EventKind),
  aliases: names,
})

export type EventSeriesInput = z.output<typeof eventSeriesInput>
