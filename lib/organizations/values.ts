import { dayOf } from '@/lib/dates'
import type { OrganizationDetail } from '@/lib/organizations/queries'

type Saved = Pick<
  OrganizationDetail,
  | 'name'
  | 'kind'
  | 'creditCode'
  | 'creditCodeEvidence'
  | 'parentId'
  | 'groupId'
  | 'regionCode'
  | 'township'
  | 'address'
  | 'industryCode'
  | 'strategicIndustry'
  | 'sizeClass'
  | 'isAboveScale'
  | 'aboveScaleFrom'
  | 'aboveScaleTo'
  | 'foundedOn'
  | 'legalRepresentative'
  | 'status'
  | 'note'
  | 'sortKeyOverride'
> & {
  parent: { name: string } | null
  group: { name: string } | null
  aliases: Omit<OrganizationDetail['aliases'][number], 'id'>[]
}

/** A saved organization as the texts its form posts. */
export function organizationValues(organization: Saved): Record<string, string> {
  return {
    name: organization.name,
    kind: organization.kind,
    creditCode: organization.creditCode ?? '',
    creditCodeEvidence: organization.creditCodeEvidence ?? '',
    parentId: organization.parentId ?? '',
    parentId__label: organization.parent?.name ?? '',
    groupId: organization.groupId ?? '',
    groupId__label: organization.group?.name ?? '',
    regionCode: organization.regionCode,
    township: organization.township ?? '',
    address: organization.address ?? '',
    industryCode: organization.industryCode ?? '',
    strategicIndustry: organization.strategicIndustry ?? '',
    sizeClass: organization.sizeClass ?? '',
    isAboveScale: organization.isAboveScale ? 'true' : '',
    aboveScaleFrom: organization.aboveScaleFrom ? dayOf(organization.aboveScaleFrom) : '',
    aboveScaleTo: organization.aboveScaleTo ? dayOf(organization.aboveScaleTo) : '',
    foundedOn: organization.foundedOn ? dayOf(organization.foundedOn) : '',
    legalRepresentative: organization.legalRepresentative ?? '',
    status: organization.status,
    note: organization.note ?? '',
    sortKeyOverride: organization.sortKeyOverride ?? '',
    'aliases.count': String(organization.aliases.length),
    ...Object.fromEntries(
      organization.aliases.flatMap(({ alias, kind }, index) => [
        [`aliases.${index}.alias`, alias],
        [`aliases.${index}.kind`, kind],
      ]),
    ),
  }
}
