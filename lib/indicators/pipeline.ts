import { acceptedProjects } from '@/lib/indicators/accepted-projects'
import { awaitingAcceptance } from '@/lib/indicators/awaiting-acceptance'
import { awaitingIndustry } from '@/lib/indicators/awaiting-industry'
import { awaitingLanding } from '@/lib/indicators/awaiting-landing'
import { contributionTo, dayText, periodOf, totalsOf } from '@/lib/indicators/count'
import { at } from '@/lib/indicators/fact-columns'
import type { FactStore } from '@/lib/indicators/fact-store'
import type { Indicator } from '@/lib/indicators/indicator'
import { industrializedProjects } from '@/lib/indicators/industrialized-projects'
import { intentions } from '@/lib/indicators/intentions'
import { landedProjects } from '@/lib/indicators/landed-projects'
import type { Scope } from '@/lib/indicators/scope'
import { signedProjects } from '@/lib/indicators/signed-projects'

/** A step of the way from an intention to industry: how many came this far, how long it took, who still waits here. */
export type Stage = {
  reached: Indicator
  count: bigint
  /** Half of those that came this far took no more days from the step before; null for the first step or when none did. */
  medianDays: number | null
  /** Those that have not gone on yet; intentions and the last step have none. */
  waiting: { indicator: Indicator; count: bigint } | null
}

/** A record that waits, since when, and what for. `days` up to the cut-off. */
export type Waiting = { id: string; enterprise: string | null; stage: Indicator; since: string; days: number }

type Step = { reached: Indicator; from?: string; to?: string; waiting?: Indicator }

const steps: readonly Step[] = [
  { reached: intentions },
  { reached: signedProjects, waiting: awaitingLanding },
  { reached: landedProjects, from: 'signedOn', to: 'landedOn', waiting: awaitingAcceptance },
  { reached: acceptedProjects, from: 'landedOn', to: 'acceptedOn', waiting: awaitingIndustry },
  { reached: industrializedProjects, from: 'acceptedOn', to: 'industrializedOn' },
]

/** Of the same contributions the figures themselves are counted from, so that each number opens its rows. */
export function pipelineOf(facts: FactStore, scope: Scope): Stage[] {
  return steps.map(({ reached, from, to, waiting }) => {
    const contribution = contributionTo(reached, scope, facts)
    return {
      reached,
      count: totalsOf(contribution).count,
      medianDays: from && to ? medianBetween(contribution, from, to) : null,
      waiting: waiting
        ? { indicator: waiting, count: totalsOf(contributionTo(waiting, scope, facts)).count }
        : null,
    }
  })
}

/** The records that have waited longest before landing or acceptance, longest first. */
export function longestWaiting(facts: FactStore, scope: Scope, most: number): Waiting[] {
  const { asOf } = periodOf(scope, facts.origin)
  return [awaitingLanding, awaitingAcceptance]
    .flatMap((stage) => {
      const { table, rows, days } = contributionTo(stage, scope, facts)
      const enterprises = table.column('enterprise')
      return Array.from(rows)
        .sort((a, b) => at(days, a) - at(days, b))
        .slice(0, most)
        .map((row) => ({
          id: table.rootOf(row),
          enterprise: facts.dictionary.textOf(at(enterprises, row)),
          stage,
          since: dayText(at(days, row)),
          days: asOf - at(days, row),
        }))
    })
    .sort((a, b) => b.days - a.days || (a.id < b.id ? 1 : -1))
    .slice(0, most)
}

/** Whole days; half a day is given away downwards. What is dated before the step it follows took none. */
function medianBetween(
  { table, rows }: ReturnType<typeof contributionTo>,
  from: string,
  to: string,
): number | null {
  if (rows.length === 0) return null
  const [begins, ends] = [table.column(from), table.column(to)]
  // An acceptance may be known where the landing is not: such a one tells nothing about the time between.
  const spans = Array.from(rows, (row) => at(ends, row) - at(begins, row)).filter((days) => days > -FAR)
  if (spans.length === 0) return null
  const sorted = spans.map((days) => Math.max(0, days)).sort((a, b) => a - b)
  const middle = Math.floor((sorted.length - 1) / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? null)
    : Math.floor(((sorted[middle] ?? 0) + (sorted[middle + 1] ?? 0)) / 2)
}

/** Further than any two days of records lie apart, and nearer than NEVER. */
const FAR = 1_000_000
