import * as z from 'zod'
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

const aliasRow = z.object({ alias: text(120), kind: oneOf(AliasKind) })

/** What anyone may write about an organization, from a form or a spreadsheet row. */
export const organizationInput = z.object({
  name: text(100),
  kind: oneOf(OrganizationKind),
  creditCode: creditCodeField,
  creditCodeEvidence: optionalText(200),
  parentId: optionalChoice,
  groupId: optionalChoice,
  regionCode: z.string('请选择').regex(/^\d{6}$/, '请选择行政区划'),
  township: optionalText(40),
  address: optionalText(200),
  industryCode: optionalText(5),
  strategicIndustry: optionalText(2),
  sizeClass: optionalOneOf(SizeClass),
  isAboveScale: flag,
  foundedOn: optionalDay({ allowFuture: false }),
  legalRepresentative: optionalText(50),
  status: oneOf(OrganizationStatus),
  note: optionalText(500),
  sortKeyOverride: optionalText(200),
  aliases: listOf(aliasRow),
})

export type OrganizationInput = z.output<typeof organizationInput>
