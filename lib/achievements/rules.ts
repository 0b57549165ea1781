import 'server-only'

import { canCreate, canEdit, visibleTo } from '@/lib/achievements/policy'
import { type AchievementInput, claimProblems } from '@/lib/achievements/schema'
import { allow, type FieldErrors, InvalidInput } from '@/lib/errors'
import { rowNumber } from '@/lib/fields'
import type { Achievement } from '@/lib/generated/prisma/client'
import { type Linked, living, lookUp } from '@/lib/linked'
import { byId, type RecordRules } from '@/lib/record-rules'

export type AchievementLinks = {
  owners: { organizationId: string; name: string; position: number }[]
  patentIds: string[]
  projectId: string | null
}

type Input = AchievementInput & { intent?: 'draft' | 'submit' | undefined }

type Before = Pick<Achievement, 'id' | 'status' | 'voidedAt' | 'participantIds' | 'projectId'> & {
  owners: { organizationId: string; name: string }[]
  /** The related patents the actor may see. */
  patents: { id: string }[]
  /** Null where the actor may not see it. */
  project: object | null
}

export const achievementRules: RecordRules<Input, Before, Linked, AchievementLinks> = {
  facts: (tx, inputs, known) =>
    lookUp(
      tx,
      {
        organizations: inputs.flatMap(({ owners }) => owners.map(({ organizationId }) => organizationId)),
        patents: inputs.flatMap(({ patents }) => patents.map(({ patentId }) => patentId)),
        projects: inputs.map(({ projectId }) => projectId),
      },
      known,
    ),
  async before(tx, actor, ids) {
    const found = await tx.achievement.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      include: {
        owners: { select: { organizationId: true, name: true } },
        patents: { select: { patentId: true } },
        project: { select: { id: true } },
      },
    })
    return byId(
      found.map((row) => ({ ...row, patents: row.patents.map(({ patentId }) => ({ id: patentId })) })),
    )
  },
  create(actor, input, facts) {
    allow(canCreate(actor, ownerIds(input)))
    const links = linksOf(input, facts, null)
    if (input.intent === 'submit') refuseIncomplete(input)
    return links
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before) && canCreate(actor, ownerIds(input)))
    return linksOf(input, facts, before)
  },
}

const ownerIds = ({ owners }: AchievementInput) => owners.map(({ organizationId }) => organizationId)

/** A claim is handed in with its evidence or not at all. */
export function refuseIncomplete(achievement: Parameters<typeof claimProblems>[0]) {
  const missing = claimProblems(achievement)
  if (Object.keys(missing).length > 0) throw new InvalidInput(missing, '提交水平认定须附完整的证明')
}

/**
 * What an achievement names, within the sight of whoever saves. What did not change is not asked again: an owner keeps the
 * name it was registered with, and a member cannot look the other owners up.
 */
function linksOf(input: AchievementInput, linked: Linked, before: Before | null): AchievementLinks {
  const errors: FieldErrors = {}
  const owners = ownersOf(input, linked, before, errors)
  const patentIds = patentsOf(input, linked, before, errors)
  const projectId = projectOf(input, linked, before, errors)
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors)
  return { owners, patentIds, projectId }
}

function ownersOf(
  { owners }: AchievementInput,
  { organizations }: Linked,
  before: Before | null,
  errors: FieldErrors,
) {
  const kept = new Map(before?.owners.map(({ organizationId, name }) => [organizationId, name]))
  return owners.map((owner, position) => {
    const { organizationId } = owner
    const name = kept.get(organizationId) ?? living(organizations, organizationId)?.name
    if (name === undefined)
      errors[`owners.${rowNumber(owner, position)}.organizationId`] = ['请从单位库中选择完成单位']
    return { organizationId, position, name: name ?? '' }
  })
}

function patentsOf(
  { patents }: AchievementInput,
  linked: Linked,
  before: Before | null,
  errors: FieldErrors,
) {
  const kept = new Set(before?.patents.map(({ id }) => id))
  patents.forEach((patent, index) => {
    if (!kept.has(patent.patentId) && !living(linked.patents, patent.patentId)) {
      errors[`patents.${rowNumber(patent, index)}.patentId`] = ['请从列表中选择专利']
    }
  })
  return patents.map(({ patentId }) => patentId)
}

function projectOf(
  { projectId }: AchievementInput,
  { projects }: Linked,
  before: Before | null,
  errors: FieldErrors,
) {
  if (projectId === null) {
    // a project of others cannot stand in this person's form, so leaving it empty does not take it away
    const hidden = before?.projectId && !before.project
    return hidden ? before.projectId : null
  }
  if (projectId !== before?.projectId && !living(projects, projectId))
    errors.projectId = ['请从列表中选择项目']
  return projectId
}
