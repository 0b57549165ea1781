import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { nextNumber, yearOf } from '@/lib/codes'
import { dateOf, dayOf, todayInShanghai } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, InvalidInput } from '@/lib/errors'
import { submissionKey } from '@/lib/fields'
import { newId } from '@/lib/ids'
import { filterChips } from '@/lib/indicators/filter-words'
import type { Indicator } from '@/lib/indicators/indicator'
import { type Passport, readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { knownUntil, parseScope, type Scope, scopeParams } from '@/lib/indicators/scope'
import { periodWords } from '@/lib/indicators/words'
import type { SearchParams } from '@/lib/lists'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { countFigure, hashOf, textOfRows } from '@/lib/snapshots/count'
import { canFreeze } from '@/lib/snapshots/policy'
import { checkSnapshot, snapshotFields } from '@/lib/snapshots/schema'
import { once } from '@/lib/submissions'

const freezing = withRules(snapshotFields.extend({ submissionId: submissionKey }), checkSnapshot)
const address = z
  .record(z.string(), z.unknown())
  .transform(
    (typed): SearchParams =>
      Object.fromEntries(
        Object.entries(typed).filter(([, value]) => typeof value === 'string'),
      ) as SearchParams,
  )

/**
 * 冻结: counts the figures and keeps them as they are, each with its definition and its rows. They are counted in one
 * snapshot of the database, the one that pages of figures use, and written afterwards; what is committed in between is a
 * later correction.
 */
export async function freezeSnapshot(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(freezing, raw)
  allow(canFreeze(actor))
  const { scope, remarks } = parseScope(
    {
      ...address.parse(raw),
      month: undefined,
      from: input.from ? dayOf(input.from) : undefined,
      asOf: dayOf(input.asOf),
      knownAt: input.knownAt ? dayOf(input.knownAt) : undefined,
    },
    todayInShanghai(new Date()),
  )
  if (remarks.length > 0) throw new InvalidInput({}, remarks.join(';'))
  const chosen = indicators.filter(({ id }) => input.indicatorIds.includes(id))
  const chips = await filterChips(actor, '', scopeParams(scope), scope)
  const counting = (tx: Tx) => countAll(tx, chosen, scope)
  const counted = outer ? await counting(outer) : await readFigures(actor, counting)
  const figures = counted.figures.map((figure, index) => ({ ...figure, position: index + 1 }))

  return writeAs(
    actor,
    { action: 'snapshot.freeze' },
    (tx) =>
      once(tx, actor, 'snapshot', submissionId, newId(), async (id) => {
        const code = await nextNumber(tx, 'KZ', yearOf(input.asOf))
        const { from, asOf, knownAt: _, ...filters } = scope
        await tx.snapshot.create({
          data: {
            id,
            code,
            title: input.title,
            fromOn: dateOf(from),
            asOf: dateOf(asOf),
            knownAt: counted.knownAt,
            originOn: counted.origin && dateOf(counted.origin),
            filters,
            filterText: chips.map(({ label, value }) => `${label}:${value}`).join(';'),
            note: input.note,
            figureCount: figures.length,
            hash: hashOf(JSON.stringify(figures.map(essence))),
            frozenByName: actor.name,
          },
          select: { id: true },
        })
        await tx.snapshotFigure.createMany({
          data: figures.map((figure) => ({
            ...figure,
            snapshotId: id,
            code: `${code}-${String(figure.position).padStart(2, '0')}`,
          })),
        })
      }),
    outer,
  )
}

async function countAll(tx: Tx, chosen: readonly Indicator[], scope: Scope) {
  const knownAt = await instantOf(tx, scope)
  const figures = []
  let origin: string | null = null
  for (const indicator of chosen) {
    const { passport, rows } = await countFigure(tx, indicator, scope)
    origin = passport.origin
    const text = textOfRows(rows)
    figures.push({
      indicatorId: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      kind: indicator.kind,
      measure: indicator.measure,
      definition: indicator.definition,
      decidingDate: indicator.decidingDate,
      versionNo: indicator.version.no,
      effectiveFrom: dateOf(indicator.version.effectiveFrom),
      approvedBy: indicator.version.approvedBy,
      period: periodWords(indicator.kind, scope, passport.origin),
      count: passport.now.count,
      sum: passport.now.sum,
      countBefore: passport.before.count,
      sumBefore: passport.before.sum,
      groups: plain(passport.groups),
      rows: text,
      rowsHash: hashOf(text),
    })
  }
  return { knownAt, origin, figures }
}

const clockRow = z.tuple([z.object({ now: z.date() })])

/** Whose knowledge is counted: up to the instant asked for, or all that this transaction sees, which is what there is now. */
async function instantOf(tx: Tx, scope: Scope): Promise<Date> {
  return knownUntil(scope) ?? clockRow.parse(await tx.$queryRaw`SELECT clock_timestamp() AS now`)[0].now
}

/** As JSON holds it: whole numbers of any size as digits. */
function plain(groups: Passport['groups']) {
  return Object.fromEntries(
    Object.entries(groups).map(([dimension, parts]) => [
      dimension,
      parts.map(({ key, name, count, sum }) => ({ key, name, count: String(count), sum: String(sum) })),
    ]),
  )
}

type Counted = Awaited<ReturnType<typeof countAll>>['figures'][number]

/** What makes two snapshots say the same. */
function essence({ indicatorId, versionNo, period, count, sum, countBefore, sumBefore, rowsHash }: Counted) {
  return [indicatorId, versionNo, period, ...[count, sum, countBefore, sumBefore].map(String), rowsHash]
}
