import 'server-only'

import * as z from 'zod'
import type { BureauActor } from '@/lib/auth/actor'
import { formatInstant } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { contributionTo, totalsOf } from '@/lib/indicators/count'
import { at, type FactName } from '@/lib/indicators/fact-columns'
import { withFacts } from '@/lib/indicators/fact-store'
import { columnsDeciding, columnsRead } from '@/lib/indicators/facts'
import { decidingColumns, type Indicator } from '@/lib/indicators/indicator'
import { readFigures } from '@/lib/indicators/queries'
import { recordOf, titlesOf } from '@/lib/indicators/rows'
import { knownUntil, type Scope } from '@/lib/indicators/scope'
import type { Totals } from '@/lib/indicators/sums'
import { actionLabel } from '@/lib/ledger/actions'
import type { Page } from '@/lib/lists'

/** A figure at one cut-off as known at one time, or at another: the same filters, other times. */
export type Times = Pick<Scope, 'from' | 'asOf' | 'knownAt'>

/**
 * Why a record makes a difference: the period is another one, or the records are (registered later, corrected, voided).
 * A record can do both.
 */
export type Cause = 'period' | 'records'

export type DifferenceRow = {
  id: string
  code: string
  title: string
  cause: Cause
  kind: 'added' | 'removed' | 'changed'
  /** How the count and the sum change by it. */
  count: number
  sum: bigint
  /** The change to the records that did it, when it was the records: the last one in between. */
  change: { at: string; actor: string; action: string; reason: string | null } | null
}

export type Difference = {
  earlier: Totals
  later: Totals
  /** What each cause adds up to; together exactly later less earlier. */
  causes: Record<Cause, { rows: number; count: number; sum: bigint }>
  rows: DifferenceRow[]
  total: number
  page: number
}

type Counted = { root: string; measure: number }
/** `asksBy`: the columns of the facts by which the figure tells what counts. */
type Contributed = { totals: Totals; records: Map<string, Counted>; asksBy: string[] }
type Step = Pick<DifferenceRow, 'id' | 'cause' | 'kind' | 'count' | 'sum'> & { root: string }

export function readDifference(
  actor: BureauActor,
  indicator: Indicator,
  scope: Scope,
  times: { earlier: Times; later: Times },
  page: Page,
): Promise<Difference> {
  return readFigures(actor, (tx) => difference(tx, indicator, scope, times, page))
}

/** Record by record, what makes a figure of two times differ: first the period moves on, then what is known of it. */
export async function difference(
  tx: Tx,
  indicator: Indicator,
  { from: _from, asOf: _asOf, knownAt: _knownAt, ...filters }: Scope,
  { earlier, later }: { earlier: Times; later: Times },
  { page, pageSize }: Page,
): Promise<Difference> {
  const { knownAt: _, ...period } = later
  const between = { ...period, ...(earlier.knownAt !== undefined && { knownAt: earlier.knownAt }) }
  const [first, middle, last] = [
    await contributed(tx, indicator, { ...filters, ...earlier }),
    await contributed(tx, indicator, { ...filters, ...between }),
    await contributed(tx, indicator, { ...filters, ...later }),
  ]
  const steps = [...stepsOf(first, middle, 'period'), ...stepsOf(middle, last, 'records')]
  steps.sort((a, b) => Number(magnitude(b) - magnitude(a)) || (a.id < b.id ? 1 : -1))
  const shown = Math.min(page, Math.max(1, Math.ceil(steps.length / pageSize)))
  const onPage = steps.slice((shown - 1) * pageSize, shown * pageSize)
  return {
    earlier: first.totals,
    later: last.totals,
    causes: { period: sumOf(steps, 'period'), records: sumOf(steps, 'records') },
    rows: await explained(tx, indicator, onPage, { earlier, later }, (kind) =>
      // by a filter any column may decide, and an amount changes by what is handed on
      kind === 'changed' || Object.keys(filters).length > 0
        ? columnsRead(indicator.facts)
        : columnsDeciding(indicator.facts, last.asksBy),
    ),
    total: steps.length,
    page: shown,
  }
}

function contributed(tx: Tx, indicator: Indicator, scope: Scope): Promise<Contributed> {
  return withFacts(
    tx,
    (facts) => {
      const contribution = contributionTo(indicator, scope, facts)
      const records = new Map<string, Counted>()
      for (let place = 0; place < contribution.rows.length; place++) {
        const row = at(contribution.rows, place)
        const measure = contribution.amount ? contribution.amount(row) : 1
        records.set(recordOf(contribution, facts, place), { root: contribution.table.rootOf(row), measure })
      }
      const asksBy = decidingColumns(indicator, contribution.table, facts.dictionary)
      return { totals: totalsOf(contribution), records, asksBy }
    },
    knownUntil(scope),
  )
}

function stepsOf(before: Contributed, after: Contributed, cause: Cause): Step[] {
  const steps: Step[] = []
  for (const [id, { root, measure }] of after.records) {
    const was = before.records.get(id)
    if (!was) steps.push({ id, root, cause, kind: 'added', count: 1, sum: BigInt(measure) })
    else if (was.measure !== measure)
      steps.push({ id, root, cause, kind: 'changed', count: 0, sum: BigInt(measure - was.measure) })
  }
  for (const [id, { root, measure }] of before.records) {
    if (!after.records.has(id))
      steps.push({ id, root, cause, kind: 'removed', count: -1, sum: -BigInt(measure) })
  }
  return steps
}

const magnitude = ({ sum }: Step) => (sum < 0n ? -sum : sum)

function sumOf(steps: readonly Step[], cause: Cause) {
  const ofIt = steps.filter((step) => step.cause === cause)
  return {
    rows: ofIt.length,
    count: ofIt.reduce((count, step) => count + step.count, 0),
    sum: ofIt.reduce((sum, step) => sum + step.sum, 0n),
  }
}

async function explained(
  tx: Tx,
  indicator: Indicator,
  steps: readonly Step[],
  times: { earlier: Times; later: Times },
  columnsOf: (kind: Step['kind']) => Record<string, string[]>,
): Promise<DifferenceRow[]> {
  const titles = await titlesOf(
    tx,
    indicator,
    steps.map(({ id }) => id),
  )
  const changes = new Map<string, DifferenceRow['change']>()
  for (const kind of ['added', 'removed', 'changed'] as const) {
    const roots = steps
      .filter((step) => step.cause === 'records' && step.kind === kind)
      .map(({ root }) => root)
    const last = await lastChanges(tx, indicator.facts, roots, times, columnsOf(kind))
    for (const step of steps) if (step.kind === kind) changes.set(keyOf(step), last.get(step.root) ?? null)
  }
  return steps.map(({ root, ...step }) => ({
    ...step,
    ...(titles.get(step.id) ?? { code: '', title: '' }),
    change: step.cause === 'records' ? (changes.get(keyOf({ ...step, root })) ?? null) : null,
  }))
}

const keyOf = ({ kind, root }: Pick<Step, 'kind' | 'root'>) => `${kind} ${root}`

/** Besides the root itself, the records a fact is read from: their change may be what made the difference. */
const related: Record<FactName, Prisma.Sql> = {
  signedProject: Prisma.sql`SELECT id AS root, "agreementId" AS id FROM "Project"`,
  signingEnterprise: Prisma.sql`SELECT id AS root, "agreementId" AS id FROM "Project"`,
  partnership: Prisma.sql`SELECT id AS root, "agreementId" AS id FROM "Project"`,
  intention: Prisma.sql`SELECT id AS root, "enterpriseId" AS id FROM "Intention"`,
  registeredContract: Prisma.sql`
    SELECT id AS root, "projectId" AS id FROM "TechnologyContract" UNION ALL SELECT id, "agreementId" FROM "TechnologyContract"`,
  signedContract: Prisma.sql`
    SELECT id AS root, "projectId" AS id FROM "TechnologyContract" UNION ALL SELECT id, "agreementId" FROM "TechnologyContract"`,
  patent: Prisma.sql`SELECT id AS root, "projectId" AS id FROM "Patent"`,
  aboveScale: Prisma.sql`SELECT id AS root, "agreementId" AS id FROM "Project"`,
  heldEvent: Prisma.sql`SELECT id AS root, id FROM "Event"`,
  confirmedAchievement: Prisma.sql`SELECT id AS root, "projectId" AS id FROM "Achievement"`,
}

const changeList = z.array(
  z.object({
    root: z.string(),
    at: z.date(),
    actor: z.string().nullable(),
    action: z.string().nullable(),
    op: z.string(),
    reason: z.string().nullable(),
  }),
)

/** The last change between the two times to what a fact is read from: to one of these columns, of the root or of what it is linked to. */
async function lastChanges(
  tx: Tx,
  facts: FactName,
  roots: readonly string[],
  { earlier, later }: { earlier: Times; later: Times },
  columns: Record<string, string[]>,
): Promise<Map<string, NonNullable<DifferenceRow['change']>>> {
  if (roots.length === 0) return new Map()
  const instants = [knownUntil(earlier), knownUntil(later)].map((until) => until ?? null)
  const [since, until] = instants.toSorted((a, b) => (a?.getTime() ?? Infinity) - (b?.getTime() ?? Infinity))
  const found = changeList.parse(
    await tx.$queryRaw`
      SELECT DISTINCT ON (wanted.root) wanted.root, change."at", person.name AS actor, change."action", change."op", change."reason"
        FROM (SELECT root, root AS id FROM unnest(${[...roots]}::uuid[]) AS root
              UNION ALL
              SELECT linked.root, linked.id FROM (${related[facts]}) AS linked
               WHERE linked.root = ANY(${[...roots]}::uuid[]) AND linked.id IS NOT NULL) AS wanted
        JOIN "Change" AS change ON change."subjectId" = wanted.id
        LEFT JOIN "User" AS person ON person.id = change."actorId"
        JOIN jsonb_each(${JSON.stringify(columns)}::jsonb) AS read ("table", columns) ON read."table" = change."tableName"
       WHERE (change."op" <> 'UPDATE'
              OR EXISTS (SELECT FROM jsonb_array_elements_text(read.columns) AS read_column (name)
                          WHERE change."before" -> name IS DISTINCT FROM change."after" -> name))
         AND change."at" >= ${since ?? null}::timestamptz AND (${until ?? null}::timestamptz IS NULL OR change."at" < ${until ?? null}::timestamptz)
       ORDER BY wanted.root, change.id DESC`,
  )
  return new Map(
    found.map(({ root, at, actor, action, op, reason }) => [
      root,
      { at: formatInstant(at), actor: actor ?? '系统', action: actionLabel(action, op), reason },
    ]),
  )
}
