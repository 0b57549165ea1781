import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'

const deviceId = '0192a000-0000-7000-8000-00000000f501'
const plant = `
  INSERT INTO "ScreenDevice" ("id", "name", "place", "keyHash", "boundAt") VALUES ('${deviceId}', 'x', 'x', 'known', now())
  ON CONFLICT DO NOTHING`
const insert = `INSERT INTO "ScreenDevice" ("id", "name", "place") VALUES (gen_random_uuid(), 'y', 'y')`

/** Who may show figures is read and written by the administrator alone, its history included; nobody removes it. */
export async function screenViolations(client: Client, subject: Subject): Promise<string[]> {
  await client.query(plant)
  const wrong: string[] = []
  const may = subject.role === 'ADMINISTRATOR'
  for (const [verb, sql] of [
    ['read a screen', `SELECT FROM "ScreenDevice"`],
    ['change a screen', `UPDATE "ScreenDevice" SET "place" = 'y'`],
    ['add a screen', insert],
    ['read the history of a screen', `SELECT FROM "Change" WHERE "recordId" = '${deviceId}'`],
  ] as const) {
    if ((await asSubject(client, subject, sql, [])) > 0 !== may)
      wrong.push(`${subject.name} ${may ? 'cannot' : 'can'} ${verb}`)
  }
  if ((await asSubject(client, subject, `DELETE FROM "ScreenDevice"`, [])) >= 0)
    wrong.push(`${subject.name} can remove a screen`)
  return wrong
}
