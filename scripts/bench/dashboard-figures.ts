/**
 * What the dashboard of today costs, without HTML: `tsx scripts/bench/dashboard-figures.ts LEADER_ID CLERK_ID ROUNDS`.
 * Prints one line of JSON: the plain SQL of the same figures (for the bench to time beside), and what the portal's own
 * statements took: first of all (everything is read), while nothing changes, and right after a change to a project.
 */
import * as z from 'zod'
import { todayInShanghai } from '@/lib/dates'
import { disconnect, readAs, type Tx, writeAs } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { factRows, originQuery } from '@/lib/indicators/facts'
import { dashboard, readFigures } from '@/lib/indicators/queries'
import { parseScope, yearEarlier } from '@/lib/indicators/scope'

const [leaderId, clerkId] = z.tuple([z.uuid(), z.uuid()]).parse(process.argv.slice(2, 4))
const rounds = z.coerce.number().int().min(1).parse(process.argv[4])
const leader = { role: 'LEADER', userId: leaderId, name: 'bench' } as const
const clerk = { role: 'BUREAU_STAFF', userId: clerkId, name: 'bench' } as const
const { scope } = parseScope({}, todayInShanghai(new Date()))

/** Milliseconds a dashboard took, and those of them spent waiting for statements. */
async function timed(): Promise<{ ms: number; sqlMs: number }> {
  let sqlMs = 0
  const noting = (tx: Tx): Tx =>
    new Proxy(tx, {
      get: (target, name) =>
        name === '$queryRaw'
          ? async (...statement: Parameters<Tx['$queryRaw']>) => {
              const began = performance.now()
              try {
                return await target.$queryRaw(...statement)
              } finally {
                sqlMs += performance.now() - began
              }
            }
          : Reflect.get(target, name),
    })
  const began = performance.now()
  await readFigures(leader, (tx) => dashboard(noting(tx), scope))
  return { ms: performance.now() - began, sqlMs }
}

async function changeSomething(round: number) {
  const [project] = await readAs(clerk, (tx) =>
    tx.project.findMany({
      where: { voidedAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
      skip: round * 7,
      take: 1,
    }),
  )
  if (!project) throw new Error('the register has no project')
  await writeAs(clerk, { action: 'bench.touch' }, (tx) =>
    tx.project.update({ where: { id: project.id }, data: { progressPercent: round % 100 } }),
  )
}

async function several(before: (round: number) => Promise<unknown>) {
  const times = []
  for (let round = 0; round < rounds; round++) {
    await before(round)
    times.push(await timed())
  }
  return times
}

/** Count and sum of each figure now and a year earlier, and six groupings: a statement per relation, no row-by-row work. */
async function plainSql() {
  const [row] = z
    .array(z.object({ day: z.string() }))
    .parse(await readAs(leader, (tx) => tx.$queryRaw(originQuery)))
  const since = (day: string, { asOf }: typeof scope) =>
    Prisma.sql`${Prisma.raw(`"${day}"`)} BETWEEN ${row?.day ?? '-infinity'}::date AND ${asOf}::date`
  const within = (day: string, { from, asOf }: typeof scope) =>
    Prisma.sql`${Prisma.raw(`"${day}"`)} BETWEEN ${from}::date AND ${asOf}::date`
  const twice = (column: (asked: typeof scope) => Prisma.Sql) =>
    Prisma.join([scope, yearEarlier(scope)].map(column))
  const registered = (asked: typeof scope) =>
    Prisma.sql`${within('registeredOn', asked)} AND ("cancelledOn" IS NULL OR "cancelledOn" > ${asked.asOf}::date)`
  const statements = [
    Prisma.sql`SELECT ${twice(
      (asked) => Prisma.sql`count(*) FILTER (WHERE ${since('signedOn', asked)}),
        count(*) FILTER (WHERE ${since('signedOn', asked)} AND "landedOn" <= ${asked.asOf}::date)`,
    )}
      FROM (${factRows('signedProject')}) AS fact`,
    ...['mode', 'region', 'industry', 'enterprise', 'partner'].map(
      (
        dimension,
      ) => Prisma.sql`SELECT ${Prisma.raw(dimension)}, count(*) FROM (${factRows('signedProject')}) AS fact
        WHERE ${since('signedOn', scope)} GROUP BY 1 ORDER BY 2 DESC LIMIT 40`,
    ),
    Prisma.sql`SELECT date_trunc('month', "signedOn"), count(*) FROM (${factRows('signedProject')}) AS fact
      WHERE ${since('signedOn', scope)} GROUP BY 1`,
    Prisma.sql`SELECT ${twice((asked) => Prisma.sql`count(DISTINCT enterprise) FILTER (WHERE ${since('signedOn', asked)})`)}
      FROM (${factRows('signingEnterprise')}) AS fact`,
    Prisma.sql`SELECT ${twice(
      ({ asOf }) => Prisma.sql`count(DISTINCT partner) FILTER (WHERE "beginsOn" <= ${asOf}::date
        AND ("endsOn" IS NULL OR "endsOn" >= ${asOf}::date))`,
    )} FROM (${factRows('partnership')}) AS fact`,
    Prisma.sql`SELECT ${twice((asked) => Prisma.sql`count(*) FILTER (WHERE ${since('reachedOn', asked)})`)}
      FROM (${factRows('intention')}) AS fact`,
    Prisma.sql`SELECT ${twice(
      (asked) => Prisma.sql`count(*) FILTER (WHERE ${registered(asked)}),
        sum("totalFen") FILTER (WHERE ${registered(asked)}), sum("technologyFen") FILTER (WHERE ${registered(asked)})`,
    )}
      FROM (${factRows('registeredContract')}) AS fact`,
    Prisma.sql`SELECT date_trunc('month', "registeredOn"), sum("totalFen"), sum("technologyFen")
      FROM (${factRows('registeredContract')}) AS fact WHERE ${registered(scope)} GROUP BY 1`,
    Prisma.sql`SELECT ${twice(
      (asked) => Prisma.sql`count(*) FILTER (WHERE ${within('filedOn', asked)}),
        count(*) FILTER (WHERE ${within('grantedOn', asked)}), count(*) FILTER (WHERE ${within('grantedOn', asked)} AND "isJoint")`,
    )}
      FROM (${factRows('patent')}) AS fact`,
    Prisma.sql`SELECT ${twice((asked) => Prisma.sql`count(*) FILTER (WHERE ${since('evidenceOn', asked)} AND "noveltyClaim" = 'DOMESTIC_GAP')`)}
      FROM (${factRows('confirmedAchievement')}) AS fact`,
  ]
  return statements.map(({ text, values }) => ({ text, values }))
}

const statements = await plainSql()
const first = await timed()
const unchanged = await several(async () => {})
const changed = await several(changeSomething)
await disconnect()
console.log(JSON.stringify({ statements, first, unchanged, changed }))
