import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { at, type FactName, factNames, REGISTERED } from '@/lib/indicators/fact-columns'
import { type Changed, changedRoots, type Subject } from '@/lib/indicators/fact-roots'
import type { FactStore } from '@/lib/indicators/fact-store'
import type { FactTable } from '@/lib/indicators/fact-table'
import { factLines, factTables, originQuery } from '@/lib/indicators/facts'

/**
 * The facts as they were known before an instant: today's facts without what was registered since, and with what was
 * changed since read again from the rows as they were.
 *
 * A row as it was is what the ledger says it was before its first change since (`past`), or the row itself when it was
 * neither made nor changed since. The relations of facts.ts are read over such rows without knowing it: tables of the
 * same names stand in front of the real ones. Columns added to a table later are missing in old images and are taken as
 * they are now. The instant of a change is that of its transaction's start.
 */
export async function knownBefore(tx: Tx, present: FactStore, until: Date): Promise<FactStore> {
  const changed = await changedSince(tx, until)
  const tables = {} as Record<FactName, FactTable>
  for (const name of factNames) {
    const again = new Set(await changedRoots(tx, name, changed))
    const table = present.tables[name]
    const registered = table.column(REGISTERED)
    const known = (row: number) => at(registered, row) < until.getTime()
    tables[name] = table.select(
      name,
      present.dictionary,
      again.size === 0 ? known : (row) => known(row) && !again.has(table.rootOf(row)),
    )
    if (again.size > 0) {
      const lines = await tx.$queryRaw`${pastTables(until, changed)} ${factLines(name, [...again])}`
      tables[name].appendLines(linesRow.parse(lines)[0].lines ?? '')
    }
  }
  const [origin] = originRow.parse(await tx.$queryRaw`${pastTables(until, changed)} ${originQuery}`)
  return { tables, dictionary: present.dictionary, origin: origin?.day ?? null }
}

/**
 * Instants of records are kept in milliseconds, those of changes in microseconds: half a millisecond earlier the two
 * agree on which side of the instant a registration lies.
 */
const since = (until: Date) => Prisma.sql`${until}::timestamptz - interval '500 microseconds'`

const linesRow = z.tuple([z.object({ lines: z.string().nullable() })])
const originRow = z.array(z.object({ day: z.string() })).max(1)
const changedList = z.array(z.object({ table: z.string(), ids: z.array(z.string()) }))

/** Records there were already, that were changed since, or to which a row was added or taken away since. */
async function changedSince(
  tx: Tx,
  until: Date,
): Promise<Changed & Partial<Record<'Event' | 'EventSeries', string[]>>> {
  const found = changedList.parse(
    await tx.$queryRaw`
      SELECT changed."subjectTable" AS table, json_agg(changed."subjectId") AS ids
        FROM (SELECT "subjectTable", "subjectId" FROM "Change"
               WHERE "at" >= ${since(until)} AND "tableName" = ANY(${[...factTables]}::text[])
               GROUP BY 1, 2
              HAVING NOT bool_or("op" = 'INSERT' AND "recordId" = "subjectId")) AS changed
       GROUP BY 1`,
  )
  return Object.fromEntries(found.map(({ table, ids }) => [table, ids]))
}

/** `WITH`: every table a fact is read from, as it was. */
function pastTables(
  until: Date,
  changed: Partial<Record<Subject | 'Event' | 'EventSeries', readonly string[]>>,
): Prisma.Sql {
  const subjects = Object.values(changed).flat()
  const past = Prisma.sql`
    past AS MATERIALIZED (
      SELECT DISTINCT ON ("tableName", "recordId") "tableName", "recordId", "before" FROM "Change"
       WHERE "subjectId" = ANY(${subjects}::uuid[]) AND "at" >= ${since(until)} AND "tableName" = ANY(${[...factTables]}::text[])
       ORDER BY "tableName", "recordId", id)`
  return Prisma.sql`WITH ${Prisma.join([past, ...factTables.map((name) => pastTable(name, until))])}`
}

function pastTable(name: string, until: Date): Prisma.Sql {
  const table = Prisma.raw(`"${name}"`)
  const real = Prisma.raw(`public."${name}"`)
  return Prisma.sql`
    ${table} AS NOT MATERIALIZED (
      SELECT present.* FROM ${real} AS present
       WHERE present."createdAt" < ${until}::timestamptz
         AND NOT EXISTS (SELECT FROM past WHERE past."tableName" = ${name} AND past."recordId" = present.id)
       UNION ALL
      SELECT was.* FROM past LEFT JOIN ${real} AS present ON present.id = past."recordId",
             LATERAL jsonb_populate_record(present, past."before") AS was
       WHERE past."tableName" = ${name} AND past."before" IS NOT NULL)`
}
