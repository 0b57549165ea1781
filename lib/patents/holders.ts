import 'server-only'

import { isKnowledge } from '@/lib/agreements/parties'
import { InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'
import type { Linked } from '@/lib/linked'
import type { PatentInput } from '@/lib/patents/schema'

export type DerivedHolders = {
  /** 产学研联合: at least one enterprise and one university or institute among the holders. */
  isJoint: boolean
  rows: { organizationId: string; name: string; position: number }[]
}

/**
 * The holders as the register has them, in their order. A holder that stays keeps the name the patent was registered
 * with, whatever became of the organization since.
 */
export function patentHolders(
  { holders }: Pick<PatentInput, 'holders'>,
  { organizations }: Pick<Linked, 'organizations'>,
  kept: readonly { organizationId: string; name: string }[] = [],
): DerivedHolders {
  const names = new Map(kept.map(({ organizationId, name }) => [organizationId, name]))
  const chosen = holders.map((holder, position) => {
    const { organizationId } = holder
    const organization = organizations.get(organizationId)
    const known = organization && (organization.voidedAt === null || names.has(organizationId))
    const number = rowNumber(holder, position)
    return { organizationId, position, number, organization: known ? organization : undefined }
  })
  const missing = chosen.filter(({ organization }) => !organization)
  if (missing.length > 0) {
    throw new InvalidInput(
      Object.fromEntries(
        missing.map(({ number }) => [`holders.${number}.organizationId`, ['请从单位库中选择专利权人']]),
      ),
    )
  }
  const kinds = chosen.flatMap(({ organization }) => organization?.kind ?? [])
  return {
    isJoint: kinds.includes('ENTERPRISE') && kinds.some(isKnowledge),
    rows: chosen.map(({ organizationId, position, organization }) => ({
      organizationId,
      position,
      name: names.get(organizationId) ?? organization?.name ?? '',
    })),
  }
}
