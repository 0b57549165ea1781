import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'
import { ids } from './fixture'

const [snapshotId, templateId, otherTemplate, briefingId, ownId, finalId] = [1, 2, 3, 4, 5, 6].map(
  (number) => `0192a000-0000-7000-8000-00000000f00${number}`,
)
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const template = (id: string, version: number) => `
  INSERT INTO "BriefingTemplate" ("id", "kind", "versionNo", "title", "sections", "editedByName")
  VALUES (${id}, 'SITUATION_REPORT', ${version}, 'x', '[]', 'x')`
const briefing = (id: string, code: string, of: string | undefined, more = '') => `
  INSERT INTO "Briefing" ("id", "code", "kind", "snapshotId", "templateId", "title", "datedOn", "createdByName"${more && ', "status", "content", "contentHash", "finalizedAt", "finalizedById", "finalizedByName"'})
  VALUES (${id}, '${code}', 'SITUATION_REPORT', '${snapshotId}', '${of}', 'x', '2022-10-31', 'x'${more})`
const final = `, 'FINAL', '', '${EMPTY}', now(), '${ids.administrator}', 'x'`

/** Drafts of nobody and of the reviewer, and one that is final. */
const plant = `
  INSERT INTO "Snapshot" ("id", "code", "title", "fromOn", "asOf", "knownAt", "filters", "filterText", "figureCount", "hash", "frozenByName")
  VALUES ('${snapshotId}', 'KZ-9', 'x', '2022-01-01', '2022-10-19', now(), '{}', '', 9, 'x', 'x') ON CONFLICT DO NOTHING;
  ${template(`'${templateId}'`, 901)} ON CONFLICT DO NOTHING;
  ${template(`'${otherTemplate}'`, 902)} ON CONFLICT DO NOTHING;
  ${template(`'${briefingId}'`, 903)} ON CONFLICT DO NOTHING;
  ${briefing(`'${briefingId}'`, 'JB-1', templateId)} ON CONFLICT DO NOTHING;
  SELECT set_config('app.user_id', '${ids.reviewer}', true);
  ${briefing(`'${ownId}'`, 'JB-2', otherTemplate)} ON CONFLICT DO NOTHING;
  SELECT set_config('app.user_id', '', true);
  ${briefing(`'${finalId}'`, 'JB-3', briefingId, final)} ON CONFLICT DO NOTHING`

const reads = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']
const writes = ['BUREAU_STAFF', 'BUREAU_REVIEWER']
const editsTemplates = ['BUREAU_REVIEWER', 'ADMINISTRATOR']

const makeFinal = (id: string | undefined, by: string) => `
  UPDATE "Briefing" SET "status" = 'FINAL', "content" = '', "contentHash" = '${EMPTY}', "finalizedAt" = now(),
         "finalizedById" = ${by}, "finalizedByName" = 'x' WHERE "id" = '${id}'`

/** Read by the bureau and its leaders, drafted by clerks and reviewers, made final by a reviewer who did not write it. */
export async function briefingViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(plant)
  const wrong: string[] = []
  const expectThat = async (what: string, expected: boolean, sql: string) => {
    if ((await asSubject(client, subject, sql, [])) > 0 !== expected)
      wrong.push(`${subject.name} ${expected ? 'cannot' : 'can'} ${what}`)
  }
  const [mayRead, mayWrite] = [reads.includes(subject.role), writes.includes(subject.role)]
  const isReviewer = subject.role === 'BUREAU_REVIEWER'
  await expectThat('read a briefing', mayRead, `SELECT FROM "Briefing"`)
  await expectThat('read a template', mayRead, `SELECT FROM "BriefingTemplate"`)
  await expectThat(
    'write a template',
    editsTemplates.includes(subject.role),
    template('gen_random_uuid()', 904),
  )
  await expectThat('draft a briefing', mayWrite, briefing('gen_random_uuid()', 'JB-4', snapshotId))
  await expectThat('begin with a final one', false, briefing('gen_random_uuid()', 'JB-5', snapshotId, final))
  const change = (id: string | undefined) => `UPDATE "Briefing" SET "issueNo" = 9 WHERE "id" = '${id}'`
  await expectThat('change a draft', mayWrite, change(briefingId))
  await expectThat('change a final one', false, change(finalId))
  await expectThat('make a draft final', isReviewer, makeFinal(briefingId, 'app_user_id()'))
  await expectThat(
    'make a draft final in another name',
    false,
    makeFinal(briefingId, `'${ids.administrator}'`),
  )
  if (isReviewer) await expectThat('make its own draft final', false, makeFinal(ownId, 'app_user_id()'))
  for (const sql of [
    `DELETE FROM "Briefing"`,
    `UPDATE "Briefing" SET "snapshotId" = "snapshotId"`,
    `UPDATE "BriefingTemplate" SET "title" = 'y'`,
    `DELETE FROM "BriefingTemplate"`,
  ])
    if ((await asSubject(client, subject, sql, [])) >= 0) wrong.push(`${subject.name}: ${sql}`)
  return wrong
}
