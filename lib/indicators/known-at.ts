import 'server-only'

import * as z from 'zod'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { at, type FactName, factNames, REGISTERED } from '@/lib/indicators/fact-columns'
import { changedRoots, type Subject } from '@/lib/indicators/fact-roots'
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
    const readAgain = table.rowsOf(again)
    const known = (row: number) => at(registered, row) < until.getTime() && readAgain[row] === 0
    tables[name] = table.select(name, present.dictionary, known)
    if (again.size > 0) {
      const lines =
        await tx.$queryRaw`${pastTables(until, changed, [...again])} ${factLines(name, [...again])}`
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
const changedList = z.array(z.object({ subject: z.string(), ids: z.array(z.string()) }))

async function changedSince(tx: Tx, until: Date): Promise<ChangedTables> {
  const found = changedList.parse(
    await tx.$queryRaw`SELECT subject, ids FROM changed_since(${since(until)}, ${[...factTables]}::text[])`,
  )
  return Object.fromEntries(found.map(({ subject, ids }) => [subject, ids]))
}

type PastTable = {
  name: (typeof factTables)[number]
  /** Which of its rows the facts of these roots are read from: a column, and the values it must have. */
  of?: {
    column: 'id' | 'agreementId' | 'projectId' | 'patentId' | 'achievementId'
    among: (roots: Prisma.Sql) => Prisma.Sql
  }
}

const theRoots = (roots: Prisma.Sql) => roots
/** Those that follow are read from those that stand before them. */
const pastTablesInOrder: readonly PastTable[] = [
  { name: 'EventSeries' },
  { name: 'Event' },
  { name: 'Organization' },
  { name: 'Intention', of: { column: 'id', among: theRoots } },
  { name: 'TechnologyContract', of: { column: 'id', among: theRoots } },
  { name: 'Patent', of: { column: 'id', among: theRoots } },
  { name: 'Achievement', of: { column: 'id', among: theRoots } },
  {
    name: 'Project',
    of: {
      column: 'id',
      among: (roots) => Prisma.sql`${roots} UNION SELECT "projectId" FROM "TechnologyContract"
        UNION SELECT "projectId" FROM "Patent" UNION SELECT "projectId" FROM "Achievement"`,
    },
  },
  {
    name: 'Agreement',
    of: {
      column: 'id',
      among: (roots) => Prisma.sql`${roots} UNION SELECT "agreementId" FROM "Project"
        UNION SELECT "agreementId" FROM "TechnologyContract"`,
    },
  },
  {
    name: 'AgreementParty',
    of: { column: 'agreementId', among: () => Prisma.sql`SELECT id FROM "Agreement"` },
  },
  { name: 'ProjectParty', of: { column: 'projectId', among: () => Prisma.sql`SELECT id FROM "Project"` } },
  { name: 'PatentHolder', of: { column: 'patentId', among: theRoots } },
  { name: 'AchievementOwner', of: { column: 'achievementId', among: theRoots } },
]

type ChangedTables = Partial<Record<Subject | 'Event' | 'EventSeries', readonly string[]>>

/** `WITH`: every table the facts of these roots are read from, as it was. */
function pastTables(until: Date, changed: ChangedTables, roots: readonly string[] = []): Prisma.Sql {
  const subjects = Object.values(changed).flat()
  const past = Prisma.sql`
    past AS MATERIALIZED (
      SELECT DISTINCT ON ("tableName", "recordId") "tableName", "recordId", "before" FROM "Change"
       WHERE "subjectId" = ANY(${subjects}::uuid[]) AND "at" >= ${since(until)} AND "tableName" = ANY(${[...factTables]}::text[])
       ORDER BY "tableName", "recordId", id)`
  const rootList = Prisma.sql`SELECT unnest(${[...roots]}::uuid[])`
  return Prisma.sql`WITH ${Prisma.join([past, ...pastTablesInOrder.map((table) => pastTable(table, until, rootList))])}`
}

function pastTable({ name, of }: PastTable, until: Date, roots: Prisma.Sql): Prisma.Sql {
  const table = Prisma.raw(`"${name}"`)
  const real = Prisma.raw(`public."${name}"`)
  const needed = of
    ? Prisma.sql`AND present.${Prisma.raw(`"${of.column}"`)} IN (${of.among(roots)})`
    : Prisma.empty
  return Prisma.sql`
    ${table} AS MATERIALIZED (
      SELECT present.* FROM ${real} AS present
       WHERE present."createdAt" < ${until}::timestamptz ${needed}
         AND NOT EXISTS (SELECT FROM past WHERE past."tableName" = ${name} AND past."recordId" = present.id)
       UNION ALL
      SELECT was.* FROM past LEFT JOIN ${real} AS present ON present.id = past."recordId",
             LATERAL jsonb_populate_record(present, past."before") AS was
       WHERE past."tableName" = ${name} AND past."before" IS NOT NULL)`
}
