import * as z from 'zod'
import { longText, oneOf, optionalDay, wholeNumber } from '@/lib/fields'
import { ReportSituation } from '@/lib/generated/prisma/enums'
import type { Known } from '@/lib/rules'

/** What a month's report says. Phone, computer and spreadsheet all post it. */
export const progressReportFields = z.object({
  period: z.string('请选择填报月份').regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择填报月份'),
  situation: oneOf(ReportSituation),
  percent: wholeNumber(0, 100),
  narrative: longText(500),
  problems: longText(500),
  nextSteps: longText(500),
  requestedEndOn: optionalDay({ allowFuture: true }),
})

export type ProgressReportInput = z.output<typeof progressReportFields>

const asks = {
  PROGRESS: '请用一句话说明进展',
  DIFFICULTY: '请用一句话说明遇到的困难',
  EXTENSION: '请用一句话说明延期原因',
} as const

/** The rules between fields; what depends on the project stands in the command. */
export function checkProgressReport(input: Known<ProgressReportInput>, context: z.RefinementCtx) {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (input.situation && input.situation !== 'NO_CHANGE' && input.narrative === null) {
    wrong('narrative', asks[input.situation])
  }
  if (input.situation === 'EXTENSION' && input.requestedEndOn === null) {
    wrong('requestedEndOn', '请填写申请延期至哪一天')
  }
}
