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
  foundedOn: optionalDay({ allowFuture: false }),
  legalRepresentative: optionalText(50),
  status: oneOf(OrganizationStatus),
  note: optionalText(500),
  sortKeyOverride: optionalText(200),
  aliases: listOf(aliasRow),
})

export type OrganizationInput = z.output<typeof organizationInput>
