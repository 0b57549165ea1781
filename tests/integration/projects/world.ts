import { approveAgreement, submitAgreement } from '@/lib/agreements/commands'
import type { Actor, MemberActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/ids'
import { createProject } from '@/lib/projects/commands'
import { agreement, organization, reviewer, staff, unique } from '@/tests/support/factories'

export type As = (actor: Actor) => Promise<void>

/** Does something as somebody, in the test's transaction. */
export const doing =
  (as: As) =>
  async <T>(actor: Actor, work: () => Promise<T>): Promise<T> => {
    await as(actor)
    return work()
  }

export type ProjectWorld = Awaited<ReturnType<typeof projectWorld>>

/** An enterprise, its university, their agreement (effective unless told otherwise) and everybody who acts on a project. */
export async function projectWorld(tx: Tx, as: As, { effective = true } = {}) {
  const [clerk, checker] = [staff(), reviewer()]
  const act = doing(as)
  const { enterprise, university } = await act(clerk, async () => ({
    enterprise: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))
  const { id: agreementId } = await agreement(tx, clerk, {
    enterpriseId: enterprise.id,
    partnerId: university.id,
    signedOn: '2022-01-10',
  })
  if (effective) {
    await act(clerk, () => submitAgreement(clerk, agreementId, tx))
    await act(checker, () => approveAgreement(checker, agreementId, tx))
  }
  const reporter: MemberActor = {
    role: 'ENTERPRISE_USER',
    userId: newId(),
    name: unique('填报人'),
    organizationId: enterprise.id,
  }
  const contact: MemberActor = {
    role: 'INSTITUTION_CONTACT',
    userId: newId(),
    name: unique('联系人'),
    organizationId: university.id,
  }
  return { tx, act, clerk, checker, reporter, contact, enterprise, university, agreementId }
}

/** What a person would type into a valid project form; name only what the test is about. */
export function projectForm(
  world: ProjectWorld,
  typed: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    title: unique('高端装备联合攻关项目'),
    agreementId: world.agreementId,
    mode: 'PROJECT_COOPERATION',
    plannedStartOn: '2022-02-01',
    plannedEndOn: '2024-12-31',
    totalBudgetFen: '500万',
    parties: {
      0: { organizationId: world.enterprise.id, role: 'LEAD' },
      1: { organizationId: world.university.id, role: 'TECHNOLOGY_PROVIDER' },
    },
    ...typed,
  }
}

export async function project(world: ProjectWorld, typed: Record<string, unknown> = {}): Promise<string> {
  const form = projectForm(world, { confirmDuplicate: 'true', ...typed })
  const { id } = await world.act(world.clerk, () => createProject(world.clerk, form, world.tx))
  return id
}
