import 'server-only'

import * as z from 'zod'
import type { Day } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { acceptedProjects } from '@/lib/indicators/accepted-projects'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { contributionTo, groupsOf } from '@/lib/indicators/count'
import { at } from '@/lib/indicators/fact-columns'
import type { FactStore } from '@/lib/indicators/fact-store'
import { heldEvents } from '@/lib/indicators/held-events'
import type { Indicator } from '@/lib/indicators/indicator'
import { intentions } from '@/lib/indicators/intentions'
import { landedProjects } from '@/lib/indicators/landed-projects'
import type { Scope } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'
import type { Totals } from '@/lib/indicators/sums'

/** What an event has brought by the cut-off, figure by figure. */
export type EventYield = { id: string; totals: Record<string, Totals> }
export type NamedEventYield = EventYield & { title: string; heldOn: Day }

/** In the order of their columns. */
export const yieldFigures: readonly Indicator[] = [
  intentions,
  signedProjects,
  landedProjects,
  acceptedProjects,
  contractValueFen,
]

/** Figures of a period begin for an event long before it: all it brought counts, whenever that was. */
export const YIELD_FROM: Day = '2000-01-01'

const NOTHING: Totals = { count: 0n, sum: 0n }

/** The latest events held by the cut-off, newest first; one that brought nothing stands among them with zeros. */
export function eventYields(facts: FactStore, scope: Scope, most: number): EventYield[] {
  const whole = { ...scope, from: YIELD_FROM }
  const held = contributionTo(heldEvents, eventScope(whole), facts)
  const latest = Array.from(held.rows)
    .sort((a, b) => at(held.days, b) - at(held.days, a))
    .slice(0, most)
    .map((row) => held.table.rootOf(row))
  const byFigure = yieldFigures.map((indicator) => {
    const groups = groupsOf(contributionTo(indicator, whole, facts), 'event', facts)
    return [indicator.id, new Map(groups.map(({ key, count, sum }) => [key, { count, sum }]))] as const
  })
  return latest.map((id) => ({
    id,
    totals: Object.fromEntries(byFigure.map(([figure, groups]) => [figure, groups.get(id) ?? NOTHING])),
  }))
}

/** Events are of no mode and no place: which of them are listed depends on the days alone. */
function eventScope({ from, asOf, event, knownAt }: Scope): Scope {
  return { from, asOf, ...(event && { event }), ...(knownAt && { knownAt }) }
}

const eventList = z.array(z.object({ id: z.string(), title: z.string(), heldOn: z.string() }))

export async function nameEvents(tx: Tx, yields: readonly EventYield[]): Promise<NamedEventYield[]> {
  const ids = yields.map(({ id }) => id)
  const found = eventList.parse(
    await tx.$queryRaw`SELECT id, title, "heldOn"::text AS "heldOn" FROM "Event" WHERE id = ANY(${ids}::uuid[])`,
  )
  const names = new Map(found.map(({ id, title, heldOn }) => [id, { title, heldOn }]))
  return yields.flatMap((row) => {
    const name = names.get(row.id)
    return name ? [{ ...row, ...name }] : []
  })
}
