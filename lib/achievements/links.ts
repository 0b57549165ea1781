import 'server-only'

import type { AchievementDetail } from '@/lib/achievements/queries'
import type { AchievementInput } from '@/lib/achievements/schema'
import type { Tx } from '@/lib/db'
import { type FieldErrors, InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'

export type AchievementLinks = {
  owners: { organizationId: string; name: string; position: number }[]
  patentIds: string[]
  projectId: string | null
}

/**
 * Looks up what an achievement names, within the sight of whoever saves. What did not change is not asked again: an
 * owner keeps the name it was registered with, and a member cannot look the other owners up.
 */
export async function achievementLinks(
  tx: Tx,
  input: AchievementInput,
  before: AchievementDetail | null,
): Promise<AchievementLinks> {
  const errors: FieldErrors = {}
  const owners = await ownersOf(tx, input, before, errors)
  const patentIds = await patentsOf(tx, input, before, errors)
  const projectId = await projectOf(tx, input, before, errors)
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors)
  return { owners, patentIds, projectId }
}

async function ownersOf(
  tx: Tx,
  { owners }: AchievementInput,
  before: AchievementDetail | null,
  errors: FieldErrors,
) {
  const found = await tx.organization.findMany({
    where: { id: { in: owners.map(({ organizationId }) => organizationId) }, voidedAt: null },
    select: { id: true, name: true },
  })
  const names = new Map(found.map(({ id, name }) => [id, name]))
  for (const { organizationId, name } of before?.owners ?? []) names.set(organizationId, name)
  return owners.map((owner, position) => {
    const { organizationId } = owner
    const name = names.get(organizationId)
    if (name === undefined)
      errors[`owners.${rowNumber(owner, position)}.organizationId`] = ['请从单位库中选择完成单位']
    return { organizationId, position, name: name ?? '' }
  })
}

async function patentsOf(
  tx: Tx,
  { patents }: AchievementInput,
  before: AchievementDetail | null,
  errors: FieldErrors,
) {
  const kept = new Set(before?.patents.map(({ id }) => id))
  const found = await tx.patent.findMany({
    where: { id: { in: patents.map(({ patentId }) => patentId) }, voidedAt: null },
    select: { id: true },
  })
  const known = new Set(found.map(({ id }) => id))
  patents.forEach((patent, index) => {
    if (!kept.has(patent.patentId) && !known.has(patent.patentId)) {
      errors[`patents.${rowNumber(patent, index)}.patentId`] = ['请从列表中选择专利']
    }
  })
  return patents.map(({ patentId }) => patentId)
}

async function projectOf(
  tx: Tx,
  { projectId }: AchievementInput,
  before: AchievementDetail | null,
  errors: FieldErrors,
) {
  if (projectId === null) {
    // a project of others cannot stand in this person's form, so leaving it empty does not take it away
    const hidden = before?.projectId && !before.project
    return hidden ? before.projectId : null
  }
  if (projectId === before?.projectId) return projectId
  const project = await tx.project.findFirst({
    where: { id: projectId, voidedAt: null },
    select: { id: true },
  })
  if (!project) errors.projectId = ['请从列表中选择项目']
  return projectId
}
