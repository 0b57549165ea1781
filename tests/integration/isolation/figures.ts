import type { Client } from 'pg'
import { asSubject, type Subject } from './expectations'

type Kind = { table: string; columns: string; values: string; touch: string }

const source = `"sourceTitle", "sourceOutlet"`
const kinds: Kind[] = [
  {
    table: 'Target',
    columns: `"title", "year", "value", "unit"`,
    values: `gen_random_uuid()::text, 2022, 20, '家'`,
    touch: `"remark" = 'x'`,
  },
  {
    table: 'ExternalFigure',
    columns: `"title", "figureText", "asOf", ${source}`,
    values: `'x', '100余项', '2022-10-19', 'x', 'x'`,
    touch: `"note" = 'x'`,
  },
  {
    table: 'ExternalRanking',
    columns: `"scheme", "year", "rank", "publisher"`,
    values: `gen_random_uuid()::text, 2022, 7, 'x'`,
    touch: `"note" = 'x'`,
  },
]

const reads = ['BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ADMINISTRATOR']
const writes = ['BUREAU_STAFF', 'BUREAU_REVIEWER']

/** Targets and others' figures are read by the bureau and its leaders and kept by clerks and reviewers. */
export async function figureViolations(client: Client, subject: Subject): Promise<string[]> {
  const wrong: string[] = []
  for (const { table, columns, values, touch } of kinds) {
    const insert = `INSERT INTO "${table}" ("id", "code", ${columns}) VALUES (gen_random_uuid(), gen_random_uuid()::text, ${values})`
    await client.query(insert)
    const expectThat = async (verb: string, expected: boolean, sql: string) => {
      if ((await asSubject(client, subject, sql, [])) > 0 !== expected)
        wrong.push(`${subject.name} ${expected ? 'cannot' : 'can'} ${verb} ${table}`)
    }
    const [mayRead, mayWrite] = [reads.includes(subject.role), writes.includes(subject.role)]
    await expectThat('read', mayRead, `SELECT FROM "${table}"`)
    await expectThat('update', mayWrite, `UPDATE "${table}" SET ${touch}`)
    await expectThat('insert', mayWrite, insert)
    await expectThat('delete', false, `DELETE FROM "${table}"`)
  }
  return wrong
}
