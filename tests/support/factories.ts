import { createAgreement } from '@/lib/agreements/commands'
import type { Actor, BureauActor, MemberActor } from '@/lib/auth/actor'
import { setActor, type Tx } from '@/lib/db'
import type { OrganizationKind } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import { createOrganization } from '@/lib/organizations/commands'

let made = 0
/** Distinct, readable, and different in every file, so that tests can share a database. */
export function unique(name: string): string {
  made += 1
  return `${name}${made}-${process.pid}`
}

type BureauRole = BureauActor['role']

/** Somebody of the bureau. The accounts need no row: commands record the id, the database asks the role. */
export function person(role: BureauRole): BureauActor {
  return { role, userId: newId(), name: unique('人员') }
}

export const staff = () => person('BUREAU_STAFF')
export const reviewer = () => person('BUREAU_REVIEWER')
export const leader = () => person('LEADER')
export const administrator = () => person('ADMINISTRATOR')

/** Registers an organization as the bureau does; the transaction goes on as the actor it had. */
export async function organization(
  tx: Tx,
  kind: OrganizationKind = 'ENTERPRISE',
  typed: Partial<Record<string, string>> = {},
): Promise<{ id: string; name: string }> {
  const name = typed.name ?? unique(kind === 'ENTERPRISE' ? '示例科技有限公司' : '示例大学')
  const { id } = await asBureau(tx, (actor) =>
    createOrganization(
      actor,
      { name, kind, regionCode: kind === 'ENTERPRISE' ? '130682' : '110000', status: 'ACTIVE', ...typed },
      tx,
    ),
  )
  return { id, name }
}

export async function enterpriseUser(tx: Tx): Promise<MemberActor> {
  const { id } = await organization(tx)
  return { role: 'ENTERPRISE_USER', userId: newId(), name: unique('填报人'), organizationId: id }
}

export async function institutionContact(tx: Tx): Promise<MemberActor> {
  const { id } = await organization(tx, 'UNIVERSITY')
  return { role: 'INSTITUTION_CONTACT', userId: newId(), name: unique('联系人'), organizationId: id }
}

/** Does something as the bureau in the middle of somebody else's transaction, then gives it back. */
export async function asBureau<T>(tx: Tx, work: (actor: Actor) => Promise<T>): Promise<T> {
  const [before] = await tx.$queryRaw<{ role: string; user: string; organization: string }[]>`
    SELECT coalesce(current_setting('app.role', true), '') AS role,
           coalesce(current_setting('app.user_id', true), '') AS user,
           coalesce(current_setting('app.organization_id', true), '') AS organization`
  const clerk = staff()
  await setActor(tx, clerk)
  const result = await work(clerk)
  await tx.$queryRaw`
    SELECT set_config('app.role', ${before?.role ?? ''}, true), set_config('app.user_id', ${before?.user ?? ''}, true),
           set_config('app.organization_id', ${before?.organization ?? ''}, true)`
  return result
}

/** What a person would type into a valid agreement form; name only what the test is about. */
export async function agreementForm(
  tx: Tx,
  typed: Record<string, string> & { enterpriseId?: string; partnerId?: string } = {},
): Promise<Record<string, unknown>> {
  const { enterpriseId, partnerId, ...fields } = typed
  return {
    title: unique('联合研发协议'),
    kind: 'PROJECT',
    mode: 'PROJECT_COOPERATION',
    signedOn: '2026-03-01',
    amountFen: '12.5',
    parties: {
      0: { organizationId: enterpriseId ?? (await organization(tx)).id, role: 'PARTY_A', isLead: 'true' },
      1: { organizationId: partnerId ?? (await organization(tx, 'UNIVERSITY')).id, role: 'PARTY_B' },
    },
    ...fields,
  }
}

export async function agreement(tx: Tx, actor: Actor, typed: Parameters<typeof agreementForm>[1] = {}) {
  await setActor(tx, actor)
  return createAgreement(actor, await agreementForm(tx, typed), tx)
}
