import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'

const lockId = '0192a000-0000-7000-8000-00000000e001'
const lock = (id: string, code: string, year: number) => `
  INSERT INTO "PeriodLock" ("id", "code", "fromOn", "toOn", "reason", "lockedByName")
  VALUES (${id}, '${code}', '${year}-01-01', '${year}-12-31', 'x', 'x')`
const correction = `INSERT INTO "PeriodCorrection" ("lockId", "at", "tableName", "recordId", "reason") VALUES ('${lockId}', now(), 'x', gen_random_uuid(), 'x')`
const unlock = `UPDATE "PeriodLock" SET "unlockedAt" = now(), "unlockReason" = 'x'`

const reads = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']

/** Locks are read by the bureau and its leaders, made by reviewers and ended by administrators; corrections are the trigger's. */
export async function periodLockViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(`${lock(`'${lockId}'`, 'SD-1', 1991)} ON CONFLICT DO NOTHING`)
  await client.query(correction)
  const wrong: string[] = []
  const expectThat = async (what: string, expected: boolean, sql: string) => {
    if ((await asSubject(client, subject, sql, [])) > 0 !== expected)
      wrong.push(`${subject.name} ${expected ? 'cannot' : 'can'} ${what}`)
  }
  const mayRead = reads.includes(subject.role)
  await expectThat('read a lock', mayRead, `SELECT FROM "PeriodLock"`)
  await expectThat('read a correction', mayRead, `SELECT FROM "PeriodCorrection"`)
  await expectThat('lock', subject.role === 'BUREAU_REVIEWER', lock('gen_random_uuid()', 'SD-2', 1992))
  await expectThat('unlock', subject.role === 'ADMINISTRATOR', unlock)
  for (const sql of [
    `UPDATE "PeriodLock" SET "toOn" = '1991-06-30'`,
    `DELETE FROM "PeriodLock"`,
    correction,
    `UPDATE "PeriodCorrection" SET "reason" = 'y'`,
    `DELETE FROM "PeriodCorrection"`,
  ])
    if ((await asSubject(client, subject, sql, [])) >= 0) wrong.push(`${subject.name}: ${sql.slice(0, 40)}`)
  return wrong
}
