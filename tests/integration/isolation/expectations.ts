import type { Client } from 'pg'
import { accessLogViolations } from './access-log'
import { briefingViolations } from './briefings'
import { figureViolations } from './figures'
import { ids, rowId, type Side } from './fixture'
import { mergeViolations } from './merges'
import { periodLockViolations } from './period-locks'
import { screenViolations } from './screens'
import { snapshotViolations } from './snapshots'

export type Subject = {
  name: string
  role: string
  userId: string
  organizationId: string
}

/** Everybody who can stand in the settings of a transaction, and nobody. */
export const subjects: Subject[] = [
  { name: 'nobody', role: '', userId: '', organizationId: '' },
  { name: 'enterprise user', role: 'ENTERPRISE_USER', userId: ids.ourUser, organizationId: ids.ours },
  {
    name: 'institution contact',
    role: 'INSTITUTION_CONTACT',
    userId: ids.contact,
    organizationId: ids.university,
  },
  { name: 'staff', role: 'BUREAU_STAFF', userId: ids.staff, organizationId: '' },
  { name: 'reviewer', role: 'BUREAU_REVIEWER', userId: ids.reviewer, organizationId: '' },
  { name: 'leader', role: 'LEADER', userId: ids.leader, organizationId: '' },
  { name: 'administrator', role: 'ADMINISTRATOR', userId: ids.administrator, organizationId: '' },
  { name: 'sign-in code', role: 'SYSTEM', userId: '', organizationId: '' },
  // a screen on a wall: its totals are read for it, it reads nothing
  { name: 'screen', role: 'SCREEN', userId: '', organizationId: '' },
  // an organization without a role must not open anything
  { name: 'organization without a role', role: '', userId: ids.ourUser, organizationId: ids.ours },
]

/** A harmless change of a row of each table: what the policy lets through changes one row, what it hides none. */
const touch: Record<string, string> = {
  Intention: '"note" = \'x\'',
  Agreement: '"note" = \'x\'',
  AgreementParty: '"position" = 9',
  Project: '"summary" = \'x\'',
  ProjectParty: '"position" = 9',
  Milestone: '"evidence" = \'x\'',
  ProgressReport: '"narrative" = \'x\'',
  FundFlow: '"note" = \'x\'',
  TechnologyContract: '"note" = \'x\'',
  Patent: '"note" = \'x\'',
  PatentHolder: '"position" = 9',
  Achievement: '"summary" = \'x\'',
  AchievementOwner: '"position" = 9',
  AchievementPatent: '"patentId" = "patentId"',
  OrganizationAlias: '"alias" = \'x\'',
}

export const recordTables = Object.keys(touch)

const readsAll = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']
const writesAll = ['BUREAU_STAFF', 'BUREAU_REVIEWER']

// What members may change themselves: the drafts and reports of their own organization.
const memberUpdates: Record<string, string[]> = {
  ENTERPRISE_USER: ['Intention', 'Agreement', 'Achievement', 'ProgressReport', 'Milestone'],
  INSTITUTION_CONTACT: ['Intention', 'Agreement', 'Achievement'],
}
const memberInserts: Record<string, string[]> = {
  ENTERPRISE_USER: [
    'Intention',
    'Agreement',
    'AgreementParty',
    'Achievement',
    'AchievementOwner',
    'AchievementPatent',
    'ProgressReport',
  ],
  INSTITUTION_CONTACT: [
    'Intention',
    'Agreement',
    'AgreementParty',
    'Achievement',
    'AchievementOwner',
    'AchievementPatent',
  ],
}
const memberDeletes: Record<string, string[]> = {
  ENTERPRISE_USER: ['AgreementParty', 'AchievementOwner', 'AchievementPatent'],
  INSTITUTION_CONTACT: ['AgreementParty', 'AchievementOwner', 'AchievementPatent'],
}
const deletable = [
  'OrganizationAlias',
  'AgreementParty',
  'ProjectParty',
  'PatentHolder',
  'AchievementOwner',
  'AchievementPatent',
]

function mayRead({ role }: Subject, table: string, side: Side) {
  if (readsAll.includes(role)) return true
  if (role === 'ENTERPRISE_USER') return side === 'ours'
  // aliases follow their organization, and a university contact sees no enterprise's entry
  if (role === 'INSTITUTION_CONTACT') return side === 'ours' && table !== 'OrganizationAlias'
  return false
}

function mayUpdate({ role }: Subject, table: string, side: Side) {
  if (writesAll.includes(role)) return true
  return side === 'ours' && (memberUpdates[role] ?? []).includes(table)
}

function mayInsert({ role }: Subject, table: string, side: Side) {
  if (writesAll.includes(role)) return true
  return side === 'ours' && (memberInserts[role] ?? []).includes(table)
}

function mayDelete({ role }: Subject, table: string, side: Side) {
  if (!deletable.includes(table)) return false
  if (writesAll.includes(role)) return true
  return side === 'ours' && (memberDeletes[role] ?? []).includes(table)
}

/**
 * Everything the policies get wrong, as sentences; [] when they are right. `client` is the owner inside a transaction:
 * each question is asked as the application's role in a savepoint of its own.
 */
export async function violations(client: Client): Promise<string[]> {
  const wrong: string[] = []
  for await (const sentence of everyViolation(client, recordTables)) wrong.push(sentence)
  return wrong
}

/** The first of them that is found, or undefined; what concerns this table is asked first. */
export async function firstViolation(client: Client, table: string): Promise<string | undefined> {
  for await (const sentence of everyViolation(client, recordTables.includes(table) ? [table] : [])) {
    return sentence
  }
  return undefined
}

const otherChecks = [
  ledgerViolations,
  importViolations,
  mergeViolations,
  periodLockViolations,
  accessLogViolations,
  snapshotViolations,
  briefingViolations,
  figureViolations,
  screenViolations,
]

async function* everyViolation(client: Client, tables: readonly string[]): AsyncGenerator<string> {
  for (const subject of subjects) {
    for (const table of tables) yield* await rowViolations(client, subject, table)
  }
  yield* await insertViolations(client)
  for (const check of otherChecks) {
    for (const subject of subjects) yield* await check(client, subject)
  }
}

async function rowViolations(client: Client, subject: Subject, table: string): Promise<string[]> {
  const wrong: string[] = []
  for (const side of ['ours', 'theirs'] as const) {
    const id = rowId(table, side)
    const expectThat = async (verb: string, expected: boolean, sql: string, parameter = id) => {
      const rows = await asSubject(client, subject, sql, [parameter])
      if (rows > 0 !== expected) {
        wrong.push(
          `${subject.name} ${expected ? 'cannot' : 'can'} ${verb} ${side === 'ours' ? 'own' : 'foreign'} ${table}`,
        )
      }
    }
    await expectThat('read', mayRead(subject, table, side), `SELECT FROM "${table}" WHERE "id" = $1`)
    await expectThat(
      'update',
      mayUpdate(subject, table, side),
      `UPDATE "${table}" SET ${touch[table]} WHERE "id" = $1`,
    )
    await expectThat(
      'insert',
      mayInsert(subject, table, side),
      `INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", $1::jsonb)).*`,
      await copyOf(client, table, id),
    )
    await expectThat('delete', mayDelete(subject, table, side), `DELETE FROM "${table}" WHERE "id" = $1`)
  }
  return wrong
}

/** The row once more under another id and number, as JSON: what somebody would have to insert to add one of its kind. */
async function copyOf(client: Client, table: string, id: string): Promise<string> {
  const { rows } = await client.query(
    `SELECT to_jsonb(whole) || jsonb_build_object('id', gen_random_uuid())
            || CASE WHEN to_jsonb(whole) ? 'code' THEN jsonb_build_object('code', gen_random_uuid()) ELSE '{}' END AS copy
       FROM "${table}" AS whole WHERE "id" = $1`,
    [id],
  )
  return JSON.stringify(rows[0].copy)
}

/** Files on their way into the register are the business of clerks and reviewers alone, in every table of theirs. */
const importTables: Record<string, string> = {
  ImportBatch: '"failure" = \'x\'',
  ImportFile: '"bytes" = \'x\'',
  ImportRow: '"row" = 9',
  ImportOrganization: '"count" = 9',
  ImportShape: '"type" = \'event\'',
  ImportProgress: '"done" = 9',
}

const batchId = '0192a000-0000-7000-8000-00000000b001'
const plantImport = `
  INSERT INTO "ImportBatch" ("id", "fileName", "fileSize", "sha256") VALUES ('${batchId}', 'x.xlsx', 1, 'x') ON CONFLICT DO NOTHING;
  INSERT INTO "ImportFile" VALUES ('${batchId}', 'x') ON CONFLICT DO NOTHING;
  INSERT INTO "ImportRow" ("batchId", "position", "sheet", "row", "cells") VALUES ('${batchId}', 0, 0, 1, '[]') ON CONFLICT DO NOTHING;
  INSERT INTO "ImportOrganization" ("batchId", "key", "text", "count", "state") VALUES ('${batchId}', 'x', 'x', 1, 'UNDECIDED') ON CONFLICT DO NOTHING;
  INSERT INTO "ImportShape" ("fingerprint", "type", "plan") VALUES ('x', 'agreement', '{}') ON CONFLICT DO NOTHING;
  INSERT INTO "ImportProgress" ("batchId", "stage", "done", "total") VALUES ('${batchId}', 'check', 1, 1) ON CONFLICT DO NOTHING`

async function importViolations(client: Client, subject: Subject) {
  await client.query(plantImport)
  const wrong: string[] = []
  for (const [table, change] of Object.entries(importTables)) {
    const may = writesAll.includes(subject.role)
    for (const [verb, sql] of [
      ['read', `SELECT FROM "${table}"`],
      ['update', `UPDATE "${table}" SET ${change}`],
    ] as const) {
      if ((await asSubject(client, subject, sql, [])) > 0 !== may) {
        wrong.push(`${subject.name} ${may ? 'cannot' : 'can'} ${verb} ${table}`)
      }
    }
  }
  const shape = `INSERT INTO "ImportShape" ("fingerprint", "type", "plan") VALUES ('y', 'agreement', '{}')`
  if ((await asSubject(client, subject, shape, [])) > 0 !== writesAll.includes(subject.role)) {
    wrong.push(`${subject.name} and a new ImportShape`)
  }
  return wrong
}

async function ledgerViolations(client: Client, subject: Subject) {
  const wrong: string[] = []
  for (const side of ['ours', 'theirs'] as const) {
    const rows = await asSubject(client, subject, `SELECT FROM "Change" WHERE "recordId" = $1`, [
      rowId('Milestone', side),
    ])
    if (rows > 0 !== mayRead(subject, 'Milestone', side))
      wrong.push(`${subject.name} and the ledger of ${side} Milestone`)
  }
  for (const sql of [
    `UPDATE "Change" SET "reason" = 'x'`,
    `DELETE FROM "Change"`,
    `INSERT INTO "Change" ("at", "txid", "tableName", "recordId", "subjectTable", "subjectId", "op") VALUES (now(), 1, 'Project', gen_random_uuid(), 'Project', gen_random_uuid(), 'INSERT')`,
    `TRUNCATE "Change"`,
  ]) {
    if ((await asSubject(client, subject, sql, [])) >= 0) wrong.push(`${subject.name}: ${sql.slice(0, 24)}`)
  }
  return wrong
}

/** What a member could try to slip in for somebody else, or past the reviewer. */
async function insertViolations(client: Client) {
  const member = subjects[1] as Subject
  const attempts = {
    'an agreement of another enterprise': `INSERT INTO "Agreement" ("id", "code", "title", "kind", "mode", "enterpriseId", "enterpriseName", "partnerId", "partnerName", "participantIds")
      VALUES (gen_random_uuid(), 'X-1', 'x', 'PROJECT', 'OTHER', '${ids.theirs}', 'x', '${ids.otherUniversity}', 'x', ARRAY['${ids.theirs}']::uuid[])`,
    'an agreement nobody takes part in': `INSERT INTO "Agreement" ("id", "code", "title", "kind", "mode", "enterpriseId", "enterpriseName", "partnerId", "partnerName")
      VALUES (gen_random_uuid(), 'X-2', 'x', 'PROJECT', 'OTHER', '${ids.ours}', 'x', '${ids.university}', 'x')`,
    'an effective agreement of its own': `INSERT INTO "Agreement" ("id", "code", "title", "kind", "mode", "status", "signedOn", "enterpriseId", "enterpriseName", "partnerId", "partnerName", "participantIds")
      VALUES (gen_random_uuid(), 'X-3', 'x', 'PROJECT', 'OTHER', 'EFFECTIVE', '2022-01-01', '${ids.ours}', 'x', '${ids.university}', 'x', ARRAY['${ids.ours}']::uuid[])`,
    'a party of another agreement': `INSERT INTO "AgreementParty" ("id", "agreementId", "organizationId", "name", "role", "position")
      VALUES (gen_random_uuid(), '${rowId('Agreement', 'theirs')}', '${ids.ours}', 'x', 'PARTY_B', 1)`,
    'a report on another project': `INSERT INTO "ProgressReport" ("id", "projectId", "period", "situation", "percent", "submittedById", "submittedAt")
      VALUES (gen_random_uuid(), '${rowId('Project', 'theirs')}', '2022-02', 'PROGRESS', 1, '${ids.ourUser}', now())`,
    'an approved report': `INSERT INTO "ProgressReport" ("id", "projectId", "period", "situation", "percent", "submittedById", "submittedAt", "status")
      VALUES (gen_random_uuid(), '${rowId('Project', 'ours')}', '2022-03', 'PROGRESS', 1, '${ids.ourUser}', now(), 'APPROVED')`,
    'a report in another name': `INSERT INTO "ProgressReport" ("id", "projectId", "period", "situation", "percent", "submittedById", "submittedAt")
      VALUES (gen_random_uuid(), '${rowId('Project', 'ours')}', '2022-04', 'PROGRESS', 1, '${ids.theirUser}', now())`,
    'a project': `INSERT INTO "Project" ("id", "code", "title", "agreementId", "enterpriseId", "enterpriseName", "partnerName", "mode", "plannedStartOn", "plannedEndOn", "participantIds")
      VALUES (gen_random_uuid(), 'X-4', 'x', '${rowId('Agreement', 'ours')}', '${ids.ours}', 'x', 'x', 'OTHER', '2022-01-01', '2022-02-01', ARRAY['${ids.ours}']::uuid[])`,
    'an organization': `INSERT INTO "Organization" ("id", "code", "name", "normalizedName", "kind", "regionCode") VALUES (gen_random_uuid(), 'X-5', 'x', 'x', 'ENTERPRISE', '130682')`,
    'a user': `INSERT INTO "User" ("id", "account", "name", "role") VALUES (gen_random_uuid(), 'x', 'x', 'ADMINISTRATOR')`,
  }
  const updates = {
    'approve its own agreement': `UPDATE "Agreement" SET "status" = 'EFFECTIVE', "signedOn" = '2022-01-01' WHERE "id" = '${rowId('Agreement', 'ours')}'`,
    'give its agreement away': `UPDATE "Agreement" SET "participantIds" = ARRAY['${ids.theirs}']::uuid[] WHERE "id" = '${rowId('Agreement', 'ours')}'`,
    'approve its own report': `UPDATE "ProgressReport" SET "status" = 'APPROVED' WHERE "id" = '${rowId('ProgressReport', 'ours')}'`,
    'confirm its own milestone': `UPDATE "Milestone" SET "status" = 'CONFIRMED' WHERE "id" = '${rowId('Milestone', 'ours')}'`,
    'confirm its own achievement': `UPDATE "Achievement" SET "status" = 'CONFIRMED' WHERE "id" = '${rowId('Achievement', 'ours')}'`,
    'change its role': `UPDATE "User" SET "role" = 'ADMINISTRATOR', "organizationId" = NULL WHERE "id" = '${ids.ourUser}'`,
  }
  const wrong: string[] = []
  for (const [what, sql] of Object.entries(attempts)) {
    if ((await asSubject(client, member, sql, [])) > 0) wrong.push(`enterprise user can insert ${what}`)
  }
  for (const [what, sql] of Object.entries(updates)) {
    if ((await asSubject(client, member, sql, [])) > 0) wrong.push(`enterprise user can ${what}`)
  }
  return wrong
}

/** Rows read or changed; -1 when the database refused. Nothing stays: each question is rolled back. */
export async function asSubject(
  client: Client,
  subject: Subject,
  sql: string,
  parameters: unknown[],
): Promise<number> {
  await client.query('SAVEPOINT question')
  try {
    await client.query(`SET LOCAL ROLE luodi_app`)
    await client.query(
      `SELECT set_config('app.role', $1, true), set_config('app.user_id', $2, true), set_config('app.organization_id', $3, true)`,
      [subject.role, subject.userId, subject.organizationId],
    )
    const result = await client.query(sql, parameters)
    return result.rowCount ?? 0
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '42501') return -1
    // A policy is asked before any constraint: who gets as far as a unique key was let through.
    if (code.startsWith('23')) return 1
    throw error
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT question')
  }
}
