import 'server-only'

import type { Tx } from '@/lib/db'
import { allow, InvalidInput } from '@/lib/errors'
import { canCreate, canEdit, visibleTo } from '@/lib/events/policy'
import type { EventInput } from '@/lib/events/schema'
import type { Event, EventSeries } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { byId, type RecordRules } from '@/lib/record-rules'

export type Series = Pick<EventSeries, 'id' | 'name' | 'aliases'>
export type NewSeries = Series & Pick<EventSeries, 'kind'>

/** The series an event stands in; `made` where this event is the first of it. */
export type EventLinks = { series: Series; made: NewSeries | null }

/** The maps of `taken` and `made` grow as inputs are decided one after the other: rows of one sheet know of each other. */
export type EventFacts = {
  series: ReadonlyMap<string, Series>
  /** The names and aliases of series, and whose they are. */
  names: ReadonlyMap<string, string>
  /** Who has which edition of a series. */
  taken: Map<string, { id: string | null; title: string }>
  made: Map<string, NewSeries>
}

type Before = Pick<Event, 'id' | 'voidedAt'>

export const eventRules: RecordRules<EventInput, Before, EventFacts, EventLinks> = {
  async facts(tx, inputs) {
    const chosen = [...new Set(inputs.flatMap(({ seriesId }) => seriesId ?? []))]
    const numbered = inputs.flatMap(({ seriesId, edition }) =>
      seriesId !== null && edition !== null ? [{ seriesId, edition }] : [],
    )
    const named = [...new Set(inputs.flatMap(({ newSeriesName }) => newSeriesName ?? []))]
    const series =
      chosen.length === 0
        ? []
        : await tx.eventSeries.findMany({
            where: { id: { in: chosen } },
            select: { id: true, name: true, aliases: true },
          })
    return {
      series: byId(series),
      names: await seriesByName(tx, named),
      taken: await takenEditions(tx, numbered),
      made: new Map(),
    }
  },
  async before(tx, actor, ids) {
    return byId(await tx.event.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }))
  },
  create(actor, input, facts) {
    allow(canCreate(actor))
    return linksOf(input, facts, null)
  },
  change(actor, before, input, facts) {
    allow(canEdit(actor, before))
    return linksOf(input, facts, before.id)
  },
}

function linksOf(input: EventInput, facts: EventFacts, self: string | null): EventLinks {
  const links = seriesOf(input, facts)
  takeEdition(links.series.id, input, facts, self)
  return links
}

function seriesOf(input: EventInput, facts: EventFacts): EventLinks {
  if (input.seriesId !== null) {
    const chosen = facts.series.get(input.seriesId)
    if (!chosen) throw new InvalidInput({ seriesId: ['请从列表中选择活动系列'] })
    return { series: chosen, made: null }
  }
  const { newSeriesName: name, newSeriesKind: kind, newSeriesAliases: aliases } = input
  if (name === null || kind === null) throw new InvalidInput({ newSeriesName: ['请填写新系列名称和类型'] })
  refuseTakenName('newSeriesName', name, facts)
  const present = facts.made.get(name)
  if (present && present.kind !== kind) {
    throw new InvalidInput({ newSeriesKind: ['与前面同一新系列的类型不一致'] })
  }
  if (present) return { series: present, made: null }
  const made = { id: newId(), name, kind, aliases }
  facts.made.set(name, made)
  return { series: made, made }
}

/** A name may be in use as another series' alias as well: then it is that series. */
export function refuseTakenName(
  field: 'name' | 'newSeriesName',
  name: string,
  { names }: Pick<EventFacts, 'names'>,
) {
  const holder = names.get(name)
  if (holder) throw new InvalidInput({ [field]: [`库中已有活动系列“${holder}”,请直接选择该系列`] })
}

export async function seriesByName(
  tx: Tx,
  names: readonly string[],
  except?: string,
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const found = await tx.eventSeries.findMany({
    where: {
      OR: [{ name: { in: [...names] } }, { aliases: { hasSome: [...names] } }],
      ...(except ? { id: { not: except } } : {}),
    },
    select: { name: true, aliases: true },
  })
  return new Map(
    found.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [word, name] as const)),
  )
}

const editionKey = (seriesId: string, edition: number) => `${seriesId} ${edition}`

async function takenEditions(tx: Tx, numbered: readonly { seriesId: string; edition: number }[]) {
  if (numbered.length === 0) return new Map<string, { id: string | null; title: string }>()
  const found = await tx.event.findMany({
    where: {
      seriesId: { in: numbered.map(({ seriesId }) => seriesId) },
      edition: { in: numbered.map(({ edition }) => edition) },
    },
    select: { id: true, title: true, seriesId: true, edition: true },
  })
  return new Map(
    found.flatMap(({ seriesId, edition, ...event }) =>
      edition === null ? [] : [[editionKey(seriesId, edition), event] as const],
    ),
  )
}

function takeEdition(
  seriesId: string,
  { edition, title }: EventInput,
  { taken }: EventFacts,
  self: string | null,
) {
  if (edition === null) return
  const key = editionKey(seriesId, edition)
  const holder = taken.get(key)
  if (holder && (self === null || holder.id !== self)) {
    throw new InvalidInput({ edition: [`该系列第 ${edition} 届已登记为“${holder.title}”`] })
  }
  taken.set(key, { id: self, title })
}
