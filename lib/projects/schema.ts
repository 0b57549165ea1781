import * as z from 'zod'
import { industries } from '@/lib/dictionaries/industries'
import { regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import {
  amountFen,
  choice,
  day,
  listOf,
  longText,
  oneOf,
  optionalAmountFen,
  optionalOneOf,
  optionalText,
  optionalWholeNumber,
  text,
  wholeNumber,
} from '@/lib/fields'
import { CooperationMode, FundFlowKind, ProjectPartyRole, TransformStage } from '@/lib/generated/prisma/enums'
import { isGiven, type Known, repeats } from '@/lib/rules'

const party = z.object({ organizationId: choice, role: oneOf(ProjectPartyRole) })

/** What anyone may write about a project, from a form or a spreadsheet row. Its state changes by verbs alone. */
export const projectFields = z.object({
  title: text(120),
  agreementId: choice,
  mode: oneOf(CooperationMode),
  technologyField: optionalOneOf(technologyFields),
  industryCode: optionalOneOf(industries),
  strategicIndustry: optionalOneOf(strategicIndustries),
  rdSiteRegion: optionalOneOf(regions),
  transformationSiteRegion: optionalOneOf(regions),
  stage: optionalOneOf(TransformStage),
  trlStart: optionalWholeNumber(1, 9),
  trlCurrent: optionalWholeNumber(1, 9),
  plannedStartOn: day({ allowFuture: true }),
  plannedEndOn: day({ allowFuture: true }),
  totalBudgetFen: optionalAmountFen(),
  governmentFundingFen: optionalAmountFen(),
  jobs: optionalWholeNumber(0, 100_000),
  summary: longText(2000),
  parties: listOf(party),
})

export type ProjectInput = z.output<typeof projectFields>

/** The rules between fields. Kept apart so that `projectFields` can still be extended. */
export function checkProject(input: Known<ProjectInput>, context: z.RefinementCtx) {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  if (input.plannedStartOn && input.plannedEndOn && input.plannedEndOn < input.plannedStartOn) {
    wrong(['plannedEndOn'], '计划完成日期不能早于计划开始日期')
  }
  if (isGiven(input.trlStart) && isGiven(input.trlCurrent) && input.trlCurrent < input.trlStart) {
    wrong(['trlCurrent'], '当前技术成熟度不能低于起始技术成熟度')
  }
  if (
    isGiven(input.totalBudgetFen) &&
    isGiven(input.governmentFundingFen) &&
    input.governmentFundingFen > input.totalBudgetFen
  ) {
    wrong(['governmentFundingFen'], '财政资金不能超过总投资')
  }
  const roles = input.parties?.map(({ role }) => role)
  // here and not in the field, so that it is said together with what is wrong about the other fields
  if (roles && roles.length < 2) wrong(['parties'], '请至少登记牵头企业和一个合作单位')
  else if (roles && !roles.includes(undefined) && roles.filter((role) => role === 'LEAD').length !== 1) {
    wrong(['parties'], '请指定一家牵头企业')
  }
  for (const { row } of repeats(input.parties, 'organizationId')) {
    wrong(['parties', row, 'organizationId'], '该单位已登记,请勿重复')
  }
}

export const milestoneFields = z.object({
  title: text(80),
  dueOn: day({ allowFuture: true }),
  weight: wholeNumber(0, 100),
})

export type MilestoneInput = z.output<typeof milestoneFields>

export const fundFlowFields = z.object({
  kind: oneOf(FundFlowKind),
  amountFen: amountFen(),
  flowOn: day(),
  source: optionalText(80),
  note: optionalText(200),
})

export type FundFlowInput = z.output<typeof fundFlowFields>
