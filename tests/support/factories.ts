import { approveAgreement, createAgreement } from '@/lib/agreements/commands'
import type { Actor, BureauActor, MemberActor } from '@/lib/auth/actor'
import { setActor, type Tx } from '@/lib/db'
import type { OrganizationKind } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import { createOrganization } from '@/lib/organizations/commands'
import { patentCheckDigit } from '@/lib/patents/number'

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

type Typed = { enterpriseId?: string; partnerId?: string; title?: string }

/** Fills in whoever a form needs and the test does not name. */
async function sides(tx: Tx, { enterpriseId, partnerId }: Typed) {
  return {
    enterprise: enterpriseId ?? (await organization(tx)).id,
    partner: partnerId ?? (await organization(tx, 'UNIVERSITY')).id,
  }
}

/** An agreement in force, registered and approved by two different people of the bureau. */
export async function effectiveAgreement(tx: Tx, typed: Typed = {}): Promise<string> {
  return asBureau(tx, async (clerk) => {
    const { enterprise, partner } = await sides(tx, typed)
    const form = await agreementForm(tx, { enterpriseId: enterprise, partnerId: partner })
    const { id } = await createAgreement(clerk, { ...form, intent: 'submit' }, tx)
    const checker = reviewer()
    await setActor(tx, checker)
    await approveAgreement(checker, id, tx)
    return id
  })
}

export async function projectForm(tx: Tx, typed: Typed = {}): Promise<Record<string, unknown>> {
  const { enterprise, partner } = await sides(tx, typed)
  return {
    title: typed.title ?? unique('高端装备研发项目'),
    agreementId: await effectiveAgreement(tx, { enterpriseId: enterprise, partnerId: partner }),
    mode: 'PROJECT_COOPERATION',
    plannedStartOn: '2026-03-01',
    plannedEndOn: '2027-03-01',
    totalBudgetFen: '300',
    parties: {
      0: { organizationId: enterprise, role: 'LEAD' },
      1: { organizationId: partner, role: 'TECHNOLOGY_PROVIDER' },
    },
  }
}

export async function intentionForm(tx: Tx, typed: Typed = {}): Promise<Record<string, unknown>> {
  const { enterprise, partner } = await sides(tx, typed)
  return {
    title: typed.title ?? unique('联合攻关意向'),
    enterpriseId: enterprise,
    partnerId: partner,
    reachedOn: '2026-02-01',
  }
}

export async function contractForm(tx: Tx, typed: Typed = {}): Promise<Record<string, unknown>> {
  const { enterprise, partner } = await sides(tx, typed)
  return {
    title: typed.title ?? unique('技术开发合同'),
    type: 'DEVELOPMENT',
    sellerId: partner,
    buyerId: enterprise,
    signedOn: '2026-03-01',
    totalFen: '80',
    technologyFen: '60',
    intellectualProperty: 'NONE',
  }
}

/** A fresh number of an invention of 2025 with its right check digit. */
function applicationNumber(): string {
  made += 1
  const body = `20251${String((process.pid % 1000) * 10_000 + made).padStart(7, '0')}`
  return `${body}.${patentCheckDigit(body)}`
}

export async function patentForm(tx: Tx, typed: Typed = {}): Promise<Record<string, unknown>> {
  const { enterprise, partner } = await sides(tx, typed)
  return {
    title: typed.title ?? unique('一种示例装置'),
    kind: 'INVENTION',
    applicationNo: applicationNumber(),
    filedOn: '2025-01-02',
    holders: { 0: { organizationId: enterprise }, 1: { organizationId: partner } },
  }
}

export async function achievementForm(tx: Tx, typed: Typed = {}): Promise<Record<string, unknown>> {
  const { enterprise } = await sides(tx, typed)
  return {
    title: typed.title ?? unique('关键技术成果'),
    noveltyClaim: 'DOMESTIC_GAP',
    evidenceKind: 'NOVELTY_SEARCH',
    evidenceIssuer: '示例查新站',
    evidenceOn: '2026-01-15',
    owners: { 0: { organizationId: enterprise } },
  }
}

export function eventForm(typed: Typed = {}): Record<string, unknown> {
  return {
    title: typed.title ?? unique('产学研合作创新大会'),
    newSeriesName: unique('示例大会'),
    newSeriesKind: 'IUR_CONFERENCE',
    heldOn: '2026-05-01',
  }
}

export function organizationForm(typed: Typed = {}): Record<string, unknown> {
  return {
    name: typed.title ?? unique('示例装备制造有限公司'),
    kind: 'ENTERPRISE',
    regionCode: '130682',
    status: 'ACTIVE',
  }
}

export function targetForm(typed: Typed = {}): Record<string, unknown> {
  made += 1
  return {
    title: typed.title ?? unique('培育示例企业目标'),
    year: String(1990 + (made % 100)),
    value: '20',
    unit: '家',
    documentNo: '示例〔2022〕1号',
  }
}

export function externalFigureForm(typed: Typed = {}): Record<string, unknown> {
  return {
    title: typed.title ?? unique('示例公布数据'),
    figureText: '100余项',
    lowerBound: '100',
    asOf: '2022-10-19',
    sourceTitle: '示例报道',
    sourceOutlet: '示例日报',
    sourcePublishedAt: '2022-10-19 16:29:34',
  }
}

export function externalRankingForm(typed: Typed = {}): Record<string, unknown> {
  return {
    scheme: typed.title ?? unique('示例科技创新评价'),
    year: '2022',
    rank: '7',
    publisher: '示例公布单位',
  }
}
