import * as z from 'zod'
import { industries } from '@/lib/dictionaries/industries'
import { REGION_UNKNOWN, regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { townships } from '@/lib/dictionaries/townships'
import {
  creditCodeField,
  flag,
  listOf,
  oneOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  text,
} from '@/lib/fields'
import { AliasKind, OrganizationKind, OrganizationStatus, SizeClass } from '@/lib/generated/prisma/enums'
import { checkCreditCode } from '@/lib/organizations/credit-code'
import type { Known } from '@/lib/rules'

const aliasRow = z.object({ alias: text(120), kind: oneOf(AliasKind) })

/** What anyone may write about an organization, from a form or a spreadsheet row. */
export const organizationInput = z.object({
  name: text(100),
  kind: oneOf(OrganizationKind),
  creditCode: creditCodeField,
  creditCodeEvidence: optionalText(200),
  parentId: optionalChoice,
  groupId: optionalChoice,
  regionCode: oneOf({ ...regions, [REGION_UNKNOWN]: '待核实' }),
  township: optionalOneOf(townships),
  address: optionalText(200),
  industryCode: optionalOneOf(industries),
  strategicIndustry: optionalOneOf(strategicIndustries),
  sizeClass: optionalOneOf(SizeClass),
  isAboveScale: flag,
  aboveScaleFrom: optionalDay({ allowFuture: false }),
  aboveScaleTo: optionalDay({ allowFuture: false }),
  foundedOn: optionalDay({ allowFuture: false }),
  legalRepresentative: optionalText(50),
  status: oneOf(OrganizationStatus),
  note: optionalText(500),
  sortKeyOverride: optionalText(200),
  aliases: listOf(aliasRow),
})

export type OrganizationInput = z.output<typeof organizationInput>

/** The rules between fields. Kept apart so that `organizationInput` can still be extended. */
export function checkOrganization(input: Known<OrganizationInput>, context: z.RefinementCtx) {
  const { isAboveScale, aboveScaleFrom, aboveScaleTo } = input
  const refuse = (field: 'aboveScaleFrom' | 'aboveScaleTo', message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (isAboveScale && aboveScaleTo) refuse('aboveScaleTo', '已填退规日期,请取消“规上企业”')
  if (isAboveScale === false && aboveScaleFrom && !aboveScaleTo) {
    refuse('aboveScaleFrom', '不是规上企业:请勾选“规上企业”,或填写退规日期')
  }
  if (aboveScaleFrom && aboveScaleTo && aboveScaleTo < aboveScaleFrom) {
    refuse('aboveScaleTo', '退规日期不能早于纳规日期')
  }
  // a pilot code that breaks the check is accepted with its evidence only (model.md §5.1)
  if (
    input.creditCode &&
    input.creditCodeEvidence === null &&
    checkCreditCode(input.creditCode).status === 'pilot'
  ) {
    context.addIssue({
      code: 'custom',
      path: ['creditCodeEvidence'],
      message: '该代码校验位不符,属早期试点代码;请写明核实依据(如营业执照扫描件编号)',
    })
  }
}
