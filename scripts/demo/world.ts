import pg from 'pg'
import type { Day } from '@/lib/dates'
import { tellAchievements } from './achievements'
import { tellContracts } from './contracts'
import { tellCooperation } from './cooperation'
import { registerEvents } from './events'
import { tellFigures } from './figures'
import { History } from './history'
import { tellIntentions } from './intentions'
import { registerOrganizations } from './organizations'
import { tellPatents } from './patents'
import { credentialsOf, People } from './people'
import { replay } from './replay'
import { tellToday } from './today'

/** Tells the whole demonstration up to (and without) `today`. The same day tells the same, on every machine. */
export function tellWorld(today: Day): { history: History; people: People } {
  const history = new History(today)
  const people = new People(history, '2020-10-08T09:00:00+08:00')
  const register = registerOrganizations(history, people)
  const { risun, shuangtian, tianjin } = register.named
  people.memberOf(risun, 'enterprise')
  people.memberOf(shuangtian, 'enterprise2')
  people.memberOf(tianjin, 'university')
  const events = registerEvents(history, people)
  const cooperation = tellCooperation({ history, people, register, events })
  tellIntentions({ history, people, register, events, cooperation })
  tellContracts({ history, people, register, cooperation })
  const patents = tellPatents({ history, people, register, cooperation })
  tellAchievements({ history, people, cooperation, patents })
  tellFigures({ history, people })
  tellToday({ history, people, register, events, cooperation, patents })
  return { history, people }
}

/** Writes it into an empty database in one transaction. `url` is the owner's: only the owner may set the clock. */
export async function loadDemonstration(
  url: string,
  today: Day,
): Promise<{ records: number; changes: number }> {
  const { history, people } = tellWorld(today)
  const { steps, counters } = history.steps()
  const credentials = await credentialsOf(people)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the query under way rejects; without a listener Node would end here
  await client.connect()
  try {
    await client.query('BEGIN')
    // Two programs may start on the same empty database: the second waits, and finds somebody there.
    await client.query('LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query<{ taken: boolean }>('SELECT EXISTS (SELECT FROM "User") AS taken')
    if (rows[0]?.taken)
      throw new Error('the database already has users; the demonstration is loaded into an empty one')
    await replay(client, steps)
    await client.query(
      `INSERT INTO "Credential" ("userId", "passwordHash", "changedAt")
       SELECT * FROM jsonb_to_recordset($1) AS c ("userId" uuid, "passwordHash" text, "changedAt" timestamptz)`,
      [
        JSON.stringify(
          credentials.map((credential) => ({ ...credential, changedAt: '2020-10-08T09:00:00+08:00' })),
        ),
      ],
    )
    await client.query(
      `INSERT INTO "CodeCounter" SELECT * FROM jsonb_to_recordset($1) AS c ("prefix" text, "year" int, "last" int)`,
      [JSON.stringify(counters)],
    )
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
  return { records: steps.filter(({ op }) => op === 'insert').length, changes: steps.length }
}
