import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'
import { ids } from './fixture'

const [mergeId, rejectionId] = [
  '0192a000-0000-7000-8000-00000000c001',
  '0192a000-0000-7000-8000-00000000c002',
]
const plant = `
  INSERT INTO "OrganizationMerge" ("id", "winnerId", "loserId", "winnerName", "loserName", "reason", "moved")
  VALUES ('${mergeId}', '${ids.ours}', '${ids.theirs}', 'x', 'x', 'x', '{}') ON CONFLICT DO NOTHING;
  INSERT INTO "NameRejection" ("id", "organizationId", "text", "normalized")
  VALUES ('${rejectionId}', '${ids.ours}', 'x', 'x') ON CONFLICT DO NOTHING`

const reads = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']
const writes = ['BUREAU_STAFF', 'BUREAU_REVIEWER']

/** Merges are read by the bureau and made by functions alone; what names mean is said by clerks and reviewers. */
export async function mergeViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(plant)
  const wrong: string[] = []
  const expectThat = async (what: string, expected: boolean, sql: string) => {
    if ((await asSubject(client, subject, sql, [])) > 0 !== expected)
      wrong.push(`${subject.name} ${expected ? 'cannot' : 'can'} ${what}`)
  }
  const [mayRead, mayWrite] = [reads.includes(subject.role), writes.includes(subject.role)]
  await expectThat('read a merge', mayRead, `SELECT FROM "OrganizationMerge"`)
  await expectThat('change a merge', false, `UPDATE "OrganizationMerge" SET "reason" = 'y'`)
  await expectThat('read a rejection', mayRead, `SELECT FROM "NameRejection"`)
  await expectThat('change a rejection', mayWrite, `UPDATE "NameRejection" SET "text" = 'y'`)
  await expectThat(
    'add a rejection',
    mayWrite,
    `INSERT INTO "NameRejection" ("id", "organizationId", "text", "normalized") VALUES (gen_random_uuid(), '${ids.ours}', 'z', 'z')`,
  )
  await expectThat('take a rejection back', mayWrite, `DELETE FROM "NameRejection"`)
  if (mayWrite) return wrong
  for (const call of [
    `move_organization_references('${mergeId}', '${ids.ours}', '${ids.theirs}')`,
    `record_organization_merge('${mergeId}', '${ids.ours}', '${ids.theirs}', 'x', '{}')`,
    `undo_organization_merge('${mergeId}', 'x')`,
  ])
    if ((await asSubject(client, subject, `SELECT ${call}`, [])) >= 0)
      wrong.push(`${subject.name} can ${call}`)
  const counts = await asSubject(
    client,
    subject,
    `SELECT FROM organization_reference_counts('${ids.ours}')`,
    [],
  )
  if (counts > 0) wrong.push(`${subject.name} can count what refers to an enterprise`)
  return wrong
}
