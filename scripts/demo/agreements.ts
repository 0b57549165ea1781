import { addDays, addMonths, type Day } from '@/lib/dates'
import type { AgreementKind, CooperationMode, PartyRole } from '@/lib/generated/prisma/enums'
import { daysAfter, type Instant, officeHours, yearOf } from './days'
import type { HeldEvent } from './events'
import type { Author, History, Row } from './history'
import type { Organization } from './organizations'
import type { People } from './people'
import type { Random } from './random'
import { returnRemarks } from './words'

const FEN_PER_WAN = 1_000_000

export type AgreementPlan = {
  title: string
  kind: AgreementKind
  mode: CooperationMode
  signedOn: Day
  enterprise: Organization
  /** The leading partner first. */
  partners: Organization[]
  event?: HeldEvent
  months: number
  /** Whole 万元; absent for framework agreements. */
  wan?: number
  government?: Organization
  /** Renewed by this one. */
  previous?: Agreement
  /** How far it gets; everything else is approved. */
  stopsAt?: 'DRAFT' | 'SUBMITTED' | 'RETURNED'
  /** When it is entered; some days after signing unless given. */
  enteredAt?: Instant
}

export type Agreement = AgreementPlan & {
  row: Row
  expiresOn: Day
  /** The instant of approval: what depends on it comes later. */
  approvedAt: Instant
  partner: Organization
}

/** Enters an agreement and takes it through review, sometimes by way of a return. */
export function enterAgreement(
  history: History,
  people: People,
  random: Random,
  plan: AgreementPlan,
): Agreement {
  const { enterprise, partners, signedOn } = plan
  const partner = partners[0]
  if (!partner) throw new Error(`no partner in ${plan.title}`)
  const expiresOn = addDays(addMonths(signedOn, plan.months), -1)
  const enteredAt = plan.enteredAt ?? officeHours(random, addDays(signedOn, random.integer(1, 9)))
  const author = authorOf(people, random, enterprise)
  const reviewer = random.pick(people.staff.reviewers)
  const asDraft = plan.stopsAt === 'DRAFT' || (plan.stopsAt === undefined && random.chance(0.2))

  const rows: Row[] = []
  history.act({ at: enteredAt, by: author, action: 'agreement.create' }, (writer) => {
    const parties = partiesOf(plan)
    const row = writer.insert(
      'Agreement',
      {
        title: plan.title,
        kind: plan.kind,
        mode: plan.mode,
        signedOn,
        signedOnPrecision: 'DAY',
        effectiveOn: signedOn,
        expiresOn,
        amountFen: plan.wan === undefined ? null : plan.wan * FEN_PER_WAN,
        amountAbsentReason: plan.wan === undefined ? 'FRAMEWORK' : null,
        originEventId: plan.event?.row.id ?? null,
        previousId: plan.previous?.row.id ?? null,
        enterpriseId: enterprise.id,
        enterpriseName: enterprise.name,
        partnerId: partner.id,
        partnerName: partner.name,
        status: asDraft ? 'DRAFT' : 'SUBMITTED',
        submittedById: asDraft ? null : author.id,
        submittedAt: asDraft ? null : enteredAt,
        participantIds: parties.map(({ organization }) => organization.id),
      },
      {
        year: yearOf(signedOn),
        title: plan.title,
        names: parties.map(({ organization }) => organization.name),
        codes: [],
      },
    )
    parties.forEach(({ organization, role, isLead }, position) => {
      writer.insert('AgreementParty', {
        agreementId: row.id,
        organizationId: organization.id,
        name: organization.name,
        role,
        isLead,
        shareFen: null,
        position,
      })
    })
    rows.push(row)
  })
  const [row] = rows
  if (!row) throw new Error('nothing was entered')
  const approvedAt = reviewAgreement(history, random, {
    row,
    author,
    reviewer,
    enteredAt,
    asDraft,
    stopsAt: plan.stopsAt,
  })
  return { ...plan, row, expiresOn, approvedAt, partner }
}

type Review = {
  row: Row
  author: Author
  reviewer: Author
  enteredAt: Instant
  asDraft: boolean
  stopsAt?: AgreementPlan['stopsAt']
}

/** Returns the instant of approval. */
function reviewAgreement(
  history: History,
  random: Random,
  { row, author, reviewer, enteredAt, asDraft, stopsAt }: Review,
): Instant {
  let at = enteredAt
  const submit = (action: string) => {
    const submittedAt = at
    history.act({ at, by: author, action }, (writer) =>
      writer.update('Agreement', row, {
        status: 'SUBMITTED',
        submittedById: author.id,
        submittedAt,
        reviewedById: null,
        reviewedAt: null,
      }),
    )
  }
  if (stopsAt === 'DRAFT') return at
  if (asDraft) {
    at = daysAfter(random, at, 1, 1)
    submit('agreement.submit')
  }
  if (stopsAt === 'SUBMITTED') return at
  if (stopsAt === 'RETURNED' || random.chance(0.1)) {
    const reason = random.pick(returnRemarks.agreement)
    at = daysAfter(random, at, 1, 2)
    const reviewedAt = at
    history.act({ at, by: reviewer, action: 'agreement.return', reason }, (writer) =>
      writer.update('Agreement', row, {
        status: 'RETURNED',
        reviewedById: reviewer.id,
        reviewedAt,
        returnReason: reason,
      }),
    )
    if (stopsAt === 'RETURNED') return at
    at = daysAfter(random, at, 1, 3)
    submit('agreement.update')
  }
  at = daysAfter(random, at, 1, 3)
  const reviewedAt = at
  history.act({ at, by: reviewer, action: 'agreement.approve' }, (writer) =>
    writer.update('Agreement', row, {
      status: 'EFFECTIVE',
      reviewedById: reviewer.id,
      reviewedAt,
      returnReason: null,
    }),
  )
  return at
}

/** What was typed in wrongly is corrected later: the amount as known then and the amount as known now differ. */
export function correctAmount(
  history: History,
  by: Author,
  at: Instant,
  { row, wan }: Agreement,
  rightWan: number,
) {
  const reason = `录入时误填为 ${wan} 万元,经与协议原件核对更正`
  history.act({ at, by, action: 'agreement.update', reason }, (writer) =>
    writer.update('Agreement', row, { amountFen: rightWan * FEN_PER_WAN }),
  )
}

export function terminateAgreement(
  history: History,
  by: Author,
  at: Instant,
  { row }: Agreement,
  terminatedOn: Day,
  reason: string,
) {
  history.act({ at, by, action: 'agreement.terminate', reason }, (writer) =>
    writer.update('Agreement', row, { status: 'TERMINATED', terminatedOn, terminationReason: reason }),
  )
}

export function voidRecord(
  history: History,
  by: Author,
  at: Instant,
  table: string,
  row: Row,
  reason: string | (() => string),
) {
  const action = `${table.charAt(0).toLowerCase()}${table.slice(1)}.void`
  history.act({ at, by, action, reason }, (writer) =>
    writer.update(table, row, { voidedAt: at, voidReason: reason, voidedById: by.id }),
  )
}

type Party = { organization: Organization; role: PartyRole; isLead: boolean }

function partiesOf({ enterprise, partners, government }: AgreementPlan): Party[] {
  const roles: PartyRole[] = ['PARTY_B', 'PARTY_C', 'USER']
  return [
    { organization: enterprise, role: 'PARTY_A', isLead: true },
    ...partners.map((organization, index) => ({
      organization,
      role: roles[index] ?? 'WITNESS',
      isLead: false,
    })),
    ...(government ? [{ organization: government, role: 'GOVERNMENT' as const, isLead: false }] : []),
  ]
}

/** A third of the agreements come from the enterprises themselves, the others from the desks of the bureau. */
function authorOf(people: People, random: Random, enterprise: Organization): Author {
  const byEnterprise = random.chance(0.33)
  const clerk = random.pick(people.staff.clerks)
  return byEnterprise ? people.memberOf(enterprise) : clerk
}
