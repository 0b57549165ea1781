import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'
import { ids } from './fixture'

const entry = (columns: string, values: string) => `
  INSERT INTO "AccessLog" (${columns}"userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName")
  VALUES (${values}'x', 'export', 'agreement', 'SEEN', 'xlsx', '{}', 'x', 1, 'x.xlsx')`

/** Who took data away is written by everybody in his own name and read by the administrator alone. */
export async function accessLogViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(entry('"userId", "role", ', `'${ids.staff}', 'BUREAU_STAFF', `))
  const wrong: string[] = []
  const mayRead = subject.role === 'ADMINISTRATOR'
  if ((await asSubject(client, subject, 'SELECT FROM "AccessLog"', [])) > 0 !== mayRead) {
    wrong.push(`${subject.name} ${mayRead ? 'cannot' : 'can'} read the access log`)
  }
  // Without a person there is no name to write in.
  const mayWrite = subject.userId !== ''
  if ((await asSubject(client, subject, entry('', ''), [])) > 0 !== mayWrite) {
    wrong.push(`${subject.name} ${mayWrite ? 'cannot' : 'can'} write into the access log`)
  }
  for (const sql of [
    entry('"userId", ', `'${ids.reviewer}', `),
    `UPDATE "AccessLog" SET "rowCount" = 2`,
    `DELETE FROM "AccessLog"`,
  ]) {
    if ((await asSubject(client, subject, sql, [])) >= 0)
      wrong.push(`${subject.name}: ${sql.trim().slice(0, 40)}`)
  }
  return wrong
}
