import { industries } from '@/lib/dictionaries/industries'
import { regionOptions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { optionsOf } from '@/lib/labels'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { createOrganizationFromPicker, searchAgreements, searchOrganizations } from '../pickers'

/** What the form of a project chooses from, the same for a new and a saved one. */
export const projectFormOptions = {
  technologyFields: optionsOf(technologyFields),
  industries: optionsOf(industries),
  strategicIndustries: optionsOf(strategicIndustries),
  regions: [...regionOptions],
  searchAgreements,
  searchOrganizations,
  createOrganization: createOrganizationFromPicker,
  organizationKinds: optionsOf(organizationKindLabels),
}
