import 'server-only'

import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { contributionTo } from '@/lib/indicators/count'
import { at } from '@/lib/indicators/fact-columns'
import { withFacts } from '@/lib/indicators/fact-store'
import type { Dimension, Indicator } from '@/lib/indicators/indicator'
import { type Passport, passport } from '@/lib/indicators/queries'
import { recordOf } from '@/lib/indicators/rows'
import { knownUntil, type Scope } from '@/lib/indicators/scope'
import type { Group } from '@/lib/indicators/sums'

/** What each record amounts to, by id. */
export type CountedRows = ReadonlyMap<string, bigint>

/** Names change and lists grow: of organizations a snapshot keeps the first ones. */
const MOST_ORGANIZATIONS = 20

/** A figure and its breakdowns, and the rows it is made of, as this transaction sees them. */
export async function countFigure(
  tx: Tx,
  indicator: Indicator,
  scope: Scope,
): Promise<{ passport: Passport; rows: CountedRows }> {
  const counted = await passport(tx, indicator, scope)
  const groups = Object.entries(counted.groups).map(([dimension, parts]) => [
    dimension,
    dimension === 'enterprise' || dimension === 'partner' ? parts.slice(0, MOST_ORGANIZATIONS) : parts,
  ])
  return {
    passport: { ...counted, groups: Object.fromEntries(groups) as Partial<Record<Dimension, Group[]>> },
    rows: await countedRows(tx, indicator, scope),
  }
}

export function countedRows(tx: Tx, indicator: Indicator, scope: Scope): Promise<CountedRows> {
  return withFacts(
    tx,
    (facts) => {
      const contribution = contributionTo(indicator, scope, facts)
      const rows = new Map<string, bigint>()
      for (let place = 0; place < contribution.rows.length; place++) {
        const measure = contribution.amount?.(at(contribution.rows, place)) ?? 1
        rows.set(recordOf(contribution, facts, place), BigInt(measure))
      }
      return rows
    },
    knownUntil(scope),
  )
}

/** As they are kept: a line per record in the order of their ids, so that equal sets are equal texts. */
export function textOfRows(rows: CountedRows): string {
  return [...rows]
    .map(([id, measure]) => `${id} ${measure}`)
    .toSorted()
    .join('\n')
}

export function rowsOfText(text: string): CountedRows {
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line): [string, bigint] => {
        const [id = '', measure = '0'] = line.split(' ')
        return [id, BigInt(measure)]
      }),
  )
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
