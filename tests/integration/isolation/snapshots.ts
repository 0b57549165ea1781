import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'

const [snapshotId, figureId] = [
  '0192a000-0000-7000-8000-00000000d001',
  '0192a000-0000-7000-8000-00000000d002',
]
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const snapshot = (id: string, code: string) => `
  INSERT INTO "Snapshot" ("id", "code", "title", "fromOn", "asOf", "knownAt", "filters", "filterText", "figureCount", "hash", "frozenByName")
  VALUES (${id}, '${code}', 'x', '2022-01-01', '2022-10-19', now(), '{}', '', 9, 'x', 'x')`
const figure = (id: string, code: string, position: number) => `
  INSERT INTO "SnapshotFigure" ("id", "snapshotId", "code", "position", "indicatorId", "name", "unit", "kind", "measure", "definition",
    "decidingDate", "versionNo", "effectiveFrom", "approvedBy", "period", "count", "sum", "countBefore", "sumBefore", "groups", "rows", "rowsHash")
  VALUES (${id}, '${snapshotId}', '${code}', ${position}, '${code}', 'x', 'x', 'CUM', 'count', 'x', 'x', 1, '2022-01-01', 'x', 'x', 0, 0, 0, 0, '{}', '', '${EMPTY}')`
const plant = `${snapshot(`'${snapshotId}'`, 'KZ-1')} ON CONFLICT DO NOTHING; ${figure(`'${figureId}'`, 'KZ-1-01', 1)} ON CONFLICT DO NOTHING`

const reads = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']
const writes = ['BUREAU_STAFF', 'BUREAU_REVIEWER']

/** What was issued is read by the bureau and its leaders, issued by clerks and reviewers, and changed by nobody. */
export async function snapshotViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(plant)
  const wrong: string[] = []
  const expectThat = async (what: string, expected: boolean, sql: string) => {
    if ((await asSubject(client, subject, sql, [])) > 0 !== expected)
      wrong.push(`${subject.name} ${expected ? 'cannot' : 'can'} ${what}`)
  }
  const [mayRead, mayIssue] = [reads.includes(subject.role), writes.includes(subject.role)]
  await expectThat('read a snapshot', mayRead, `SELECT FROM "Snapshot"`)
  await expectThat('read a figure of it', mayRead, `SELECT FROM "SnapshotFigure"`)
  await expectThat('issue a snapshot', mayIssue, snapshot('gen_random_uuid()', 'KZ-2'))
  await expectThat('issue a figure', mayIssue, figure('gen_random_uuid()', 'KZ-1-02', 2))
  for (const sql of [
    `UPDATE "Snapshot" SET "title" = 'y'`,
    `DELETE FROM "Snapshot"`,
    `UPDATE "SnapshotFigure" SET "count" = 9`,
    `DELETE FROM "SnapshotFigure"`,
  ])
    if ((await asSubject(client, subject, sql, [])) >= 0) wrong.push(`${subject.name}: ${sql}`)
  return wrong
}
