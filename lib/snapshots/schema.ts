import * as z from 'zod'
import { day, longText, manyOf, optionalDay, text } from '@/lib/fields'
import { indicators } from '@/lib/indicators/registry'
import type { Known } from '@/lib/rules'

const names = Object.fromEntries(indicators.map(({ id, name }) => [id, name]))

/** What a snapshot is asked for. Which records it is narrowed to comes with the address, as on every page of figures. */
export const snapshotFields = z.object({
  title: text(120),
  from: optionalDay(),
  asOf: day(),
  knownAt: optionalDay(),
  indicatorIds: manyOf(names),
  note: longText(500),
})

export type SnapshotInput = z.output<typeof snapshotFields>

export function checkSnapshot(input: Known<SnapshotInput>, context: z.RefinementCtx) {
  const wrong = (field: keyof SnapshotInput, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (input.from && input.asOf && input.from > input.asOf) wrong('from', '起始日期不能晚于截止日期')
  if (input.indicatorIds?.length === 0) wrong('indicatorIds', '请至少选择一个指标')
}
