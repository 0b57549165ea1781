import 'server-only'

import { deriveParties } from '@/lib/agreements/parties'
import { InvalidInput } from '@/lib/errors'
import type { OrganizationFacts } from '@/lib/imports/organizations'
import type { SheetType } from '@/lib/sheets/description'
import type { FormValues } from '@/lib/sheets/values'
import { repeatedRows } from '@/lib/sheets/values'

type Facts = ReadonlyMap<string, OrganizationFacts>
export type Issue = { field: string; message: string }

/**
 * What the commands ask of the parties beyond the schema, asked before anything is written so that all of it stands in
 * the list of problems. The commands have the last word all the same.
 */
export function partyIssues(type: SheetType, form: FormValues, facts: Facts): Issue[] {
  return rules[type]?.(form, facts) ?? []
}

const rules: Partial<Record<SheetType, (form: FormValues, facts: Facts) => Issue[]>> = {
  agreement(form, facts) {
    const parties = repeatedRows(form, 'parties').map(({ organizationId, isLead }) => ({
      organizationId: organizationId ?? '',
      role: 'PARTY_A' as const,
      isLead: isLead === 'true',
      shareFen: null,
    }))
    return issuesOf(() => deriveParties(parties, facts))
  },
  project(form, facts) {
    const parties = repeatedRows(form, 'parties')
    const lead = parties.findIndex(({ role }) => role === 'LEAD')
    const organization = facts.get(parties[lead]?.organizationId ?? '')
    if (organization?.kind === 'ENTERPRISE' && organization.isLocal) return []
    return [{ field: `parties.${Math.max(lead, 0)}.organizationId`, message: '牵头单位须为本市企业' }]
  },
  technologyContract(form, facts) {
    const sides = [form.sellerId, form.buyerId].flatMap((id) => facts.get(id ?? '') ?? [])
    if (sides.length < 2 || sides.some(({ isLocal }) => isLocal)) return []
    return [{ field: 'buyerId', message: '卖方和买方至少一方应为本市单位' }]
  },
}

function issuesOf(rule: () => unknown): Issue[] {
  try {
    rule()
    return []
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return Object.entries(error.fieldErrors).flatMap(([field, messages]) =>
      (messages ?? []).map((message) => ({ field, message })),
    )
  }
}
