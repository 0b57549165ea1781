import type { Client } from 'pg'

/** Who is who in the fixture: two enterprises with the same university-less, and with it, records of every kind. */
export const ids = {
  ours: '00000000-0000-4000-8000-00000000000a',
  theirs: '00000000-0000-4000-8000-00000000000b',
  university: '00000000-0000-4000-8000-00000000000c',
  otherUniversity: '00000000-0000-4000-8000-00000000000d',
  ourUser: '00000000-0000-4000-8000-0000000000a1',
  theirUser: '00000000-0000-4000-8000-0000000000b1',
  contact: '00000000-0000-4000-8000-0000000000c1',
  staff: '00000000-0000-4000-8000-0000000000f1',
  reviewer: '00000000-0000-4000-8000-0000000000f2',
  leader: '00000000-0000-4000-8000-0000000000f3',
  administrator: '00000000-0000-4000-8000-0000000000f4',
} as const

export type Side = 'ours' | 'theirs'

/** The row of a table that belongs to a side: ids are derived, so that a test can name any row. */
export function rowId(table: string, side: Side): string {
  const tables = [
    'Intention',
    'Agreement',
    'AgreementParty',
    'Project',
    'ProjectParty',
    'Milestone',
    'ProgressReport',
    'FundFlow',
    'TechnologyContract',
    'Patent',
    'PatentHolder',
    'Achievement',
    'AchievementOwner',
    'AchievementPatent',
    'OrganizationAlias',
  ]
  const number = tables.indexOf(table) + 1
  return `00000000-0000-4000-9000-${String(number).padStart(8, '0')}000${side === 'ours' ? 'a' : 'b'}`
}

/** One row of every table with enterprise data for each side. `client` is the owner's connection. */
export async function plantBothSides(client: Client) {
  await client.query(
    `SELECT set_config('app.role', 'BUREAU_STAFF', false), set_config('app.user_id', '${ids.staff}', false)`,
  )
  const organization = (id: string, code: string, name: string, kind: string, isLocal: boolean) =>
    client.query(
      `INSERT INTO "Organization" ("id", "code", "name", "normalizedName", "kind", "regionCode", "isLocal")
       VALUES ($1, $2, $3, $3, $4::"OrganizationKind", '130682', $5)`,
      [id, code, name, kind, isLocal],
    )
  await organization(ids.ours, 'DW-1', '我方企业', 'ENTERPRISE', true)
  await organization(ids.theirs, 'DW-2', '对方企业', 'ENTERPRISE', true)
  await organization(ids.university, 'DW-3', '我方大学', 'UNIVERSITY', false)
  await organization(ids.otherUniversity, 'DW-4', '对方大学', 'UNIVERSITY', false)

  const user = (id: string, account: string, role: string, organizationId: string | null) =>
    client.query(
      `INSERT INTO "User" ("id", "account", "name", "role", "organizationId") VALUES ($1, $2, $2, $3::"Role", $4)`,
      [id, account, role, organizationId],
    )
  await user(ids.ourUser, 'ours', 'ENTERPRISE_USER', ids.ours)
  await user(ids.theirUser, 'theirs', 'ENTERPRISE_USER', ids.theirs)
  await user(ids.contact, 'contact', 'INSTITUTION_CONTACT', ids.university)
  await user(ids.staff, 'staff', 'BUREAU_STAFF', null)
  await user(ids.reviewer, 'reviewer', 'BUREAU_REVIEWER', null)
  await user(ids.leader, 'leader', 'LEADER', null)
  await user(ids.administrator, 'administrator', 'ADMINISTRATOR', null)
  for (const id of [ids.ourUser, ids.theirUser]) {
    await client.query(`INSERT INTO "Credential" ("userId", "passwordHash") VALUES ($1, 'x')`, [id])
    await client.query(
      `INSERT INTO "Session" ("id", "userId", "expiresAt") VALUES ($1, $1, now() + interval '1 day')`,
      [id],
    )
    await client.query(
      `INSERT INTO "Submission" ("key", "actorId", "recordType", "recordId") VALUES ($1, $1, 'agreement', $1)`,
      [id],
    )
  }

  await plant(client, 'ours', ids.ours, ids.university, '我方企业', '我方大学')
  await plant(client, 'theirs', ids.theirs, ids.otherUniversity, '对方企业', '对方大学')
}

async function plant(
  client: Client,
  side: Side,
  enterprise: string,
  partner: string,
  name: string,
  partnerName: string,
) {
  const id = (table: string) => rowId(table, side)
  const participants = [enterprise, partner]
  const insert = (table: string, values: Record<string, unknown>) => {
    const columns = Object.keys(values)
    return client.query(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(values),
    )
  }
  const record = (table: string) => ({
    id: id(table),
    code: `${table}-${side}`,
    title: `${name}的${table}`,
    participantIds: participants,
  })

  await insert('OrganizationAlias', {
    id: id('OrganizationAlias'),
    organizationId: enterprise,
    alias: `${name}简称`,
    normalized: `${name}简称`,
    kind: 'ABBREVIATION',
  })
  await insert('Intention', {
    ...record('Intention'),
    enterpriseId: enterprise,
    enterpriseName: name,
    partnerId: partner,
    partnerName,
    reachedOn: '2022-01-01',
    status: 'DRAFT',
  })
  await insert('Agreement', {
    ...record('Agreement'),
    kind: 'PROJECT',
    mode: 'PROJECT_COOPERATION',
    enterpriseId: enterprise,
    enterpriseName: name,
    partnerId: partner,
    partnerName,
    status: 'DRAFT',
  })
  await insert('AgreementParty', {
    id: id('AgreementParty'),
    agreementId: id('Agreement'),
    organizationId: enterprise,
    name,
    role: 'PARTY_A',
    position: 0,
  })
  await insert('Project', {
    ...record('Project'),
    agreementId: id('Agreement'),
    enterpriseId: enterprise,
    enterpriseName: name,
    partnerName,
    mode: 'PROJECT_COOPERATION',
    plannedStartOn: '2022-01-01',
    plannedEndOn: '2023-01-01',
    status: 'IN_PROGRESS',
  })
  await insert('ProjectParty', {
    id: id('ProjectParty'),
    projectId: id('Project'),
    organizationId: enterprise,
    name,
    role: 'LEAD',
    position: 0,
  })
  await insert('Milestone', {
    id: id('Milestone'),
    projectId: id('Project'),
    title: '中期',
    dueOn: '2022-06-01',
    status: 'IN_PROGRESS',
  })
  await insert('ProgressReport', {
    id: id('ProgressReport'),
    projectId: id('Project'),
    period: '2022-01',
    situation: 'NO_CHANGE',
    percent: 10,
    submittedById: side === 'ours' ? ids.ourUser : ids.theirUser,
    submittedAt: '2022-02-01',
    status: 'SUBMITTED',
  })
  await insert('FundFlow', {
    id: id('FundFlow'),
    projectId: id('Project'),
    kind: 'RECEIVED',
    amountFen: 100,
    flowOn: '2022-02-01',
  })
  await insert('TechnologyContract', {
    ...record('TechnologyContract'),
    type: 'DEVELOPMENT',
    sellerId: partner,
    sellerName: partnerName,
    buyerId: enterprise,
    buyerName: name,
    signedOn: '2022-01-01',
    totalFen: 100,
  })
  await insert('Patent', { ...record('Patent'), kind: 'INVENTION', holderNames: name })
  await insert('PatentHolder', {
    id: id('PatentHolder'),
    patentId: id('Patent'),
    organizationId: enterprise,
    name,
    position: 0,
  })
  await insert('Achievement', { ...record('Achievement'), ownerNames: name, status: 'DRAFT' })
  await insert('AchievementOwner', {
    id: id('AchievementOwner'),
    achievementId: id('Achievement'),
    organizationId: enterprise,
    name,
    position: 0,
  })
  await insert('AchievementPatent', {
    id: id('AchievementPatent'),
    achievementId: id('Achievement'),
    patentId: id('Patent'),
  })
}
