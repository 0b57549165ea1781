import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { addDays, dateOf, dayOf, formatDay } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound, PossibleDuplicate } from '@/lib/errors'
import { canEditSeries, canVoid } from '@/lib/events/policy'
import { getEvent, getEventSeries } from '@/lib/events/queries'
import {
  type EventFacts,
  eventRules,
  type NewSeries,
  refuseTakenName,
  type Series,
  seriesByName,
} from '@/lib/events/rules'
import { checkEvent, type EventInput, eventFields, eventSeriesInput } from '@/lib/events/schema'
import { eventSeriesValues, eventValues } from '@/lib/events/values'
import { flag, reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { similarity } from '@/lib/similarity'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(
  eventFields.extend({ submissionId: submissionKey, confirmDuplicate: flag }),
  checkEvent,
)

/** Registers an event in a series that exists, or in a new one named on the same form. */
export async function createEvent(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'event.create' },
    (tx) =>
      once(tx, actor, 'event', submissionId, newId(), async (id) => {
        const { series, made } = eventRules.create(actor, input, await eventRules.facts(tx, [input]))
        if (!confirmDuplicate) await refuseSimilarEvent(tx, input)
        if (made) await tx.eventSeries.create({ data: made })
        const code = await nextCode(tx, 'event', yearOf(input.heldOn.date))
        await tx.event.create({ data: { id, code, ...columns(input, series, code) } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports); a new series that several of them name is made once. */
export async function createEvents(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: EventInput }[],
  facts: EventFacts,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const events: Prisma.EventCreateManyInput[] = []
  const begun: NewSeries[] = []
  for (const { id, input } of rows) {
    await breathe()
    const { series, made } = eventRules.create(actor, input, facts)
    if (made) begun.push(made)
    const code = await nextCode(tx, 'event', yearOf(input.heldOn.date))
    const written = columns(input, series, code)
    events.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  return async () => {
    await insertMany(tx, 'EventSeries', begun)
    await insertMany(tx, 'Event', events)
  }
}

const edit = withRules(eventFields.extend({ version }), checkEvent)

export async function updateEvent(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'event.update' },
    async (tx) => {
      const before = await findEvent(tx, actor, id)
      const { series, made } = eventRules.change(actor, before, input, await eventRules.facts(tx, [input]))
      if (made) await tx.eventSeries.create({ data: made })
      const { count } = await tx.event.updateMany({
        where: { id, version },
        data: columns(input, series, before.code),
      })
      if (count === 0) throw await staleVersion(tx, 'Event', id, eventValues(before), before.version)
      return { id }
    },
    outer,
  )
}

/**
 * 作废: a wrong entry. Refused while intentions or agreements name it as their origin. Its edition becomes free, so that
 * the right entry can take it; the ledger keeps which one it was.
 */
export async function voidEvent(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'event.void', reason },
    async (tx) => {
      const before = await findEvent(tx, actor, id)
      allow(canVoid(actor, before))
      await refuseWhileUsed(tx, id)
      const { count } = await tx.event.updateMany({
        where: { id, version: before.version },
        data: { edition: null, voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该活动刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

const seriesEdit = eventSeriesInput.extend({ version })

/** Renames a series or its aliases; its events are found by the new names at once. */
export async function updateEventSeries(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(seriesEdit, raw)
  return writeAs(
    actor,
    { action: 'event.update' },
    async (tx) => {
      allow(canEditSeries(actor))
      const before = await getEventSeries(actor, id, tx)
      if (!before) throw new NotFound('活动系列')
      refuseTakenName('name', input.name, { names: await seriesByName(tx, [input.name], id) })
      const { count } = await tx.eventSeries.updateMany({ where: { id, version }, data: input })
      if (count === 0)
        throw await staleVersion(tx, 'EventSeries', id, eventSeriesValues(before), before.version)
      await findByNewNames(tx, { id, ...input })
      return { id }
    },
    outer,
  )
}

async function findByNewNames(tx: Tx, series: Series) {
  const events = await tx.event.findMany({
    where: { seriesId: series.id },
    select: { id: true, title: true, code: true, searchText: true },
  })
  for (const event of events) {
    const data = search(event.title, event.code, series)
    if (data.searchText !== event.searchText)
      await tx.event.update({ where: { id: event.id }, data, select: { id: true } })
  }
}

async function findEvent(tx: Tx, actor: Actor, id: string) {
  const event = await getEvent(actor, id, tx)
  if (!event) throw new NotFound('活动')
  return event
}

const DAYS = 90
const ALIKE = 0.6

/** The duplicate guard (AP-22): a similar name within 90 days, whichever series it was put in. */
async function refuseSimilarEvent(tx: Tx, input: EventInput) {
  const around = dayOf(input.heldOn.date)
  const near = await tx.event.findMany({
    where: {
      voidedAt: null,
      heldOn: { gte: dateOf(addDays(around, -DAYS)), lte: dateOf(addDays(around, DAYS)) },
    },
    select: { id: true, title: true, edition: true, heldOn: true, heldOnPrecision: true, place: true },
    take: 200,
  })
  const alike = near.filter(({ title }) => similarity(title, input.title) >= ALIKE)
  if (alike.length === 0) return
  throw new PossibleDuplicate(
    alike.slice(0, 5).map((row) => ({
      id: row.id,
      title: row.title,
      href: `/events/${row.id}`,
      values: {
        title: row.title,
        edition: row.edition === null ? '' : String(row.edition),
        heldOn: formatDay(row.heldOn, row.heldOnPrecision),
        place: row.place ?? '',
      },
    })),
    `${DAYS} 天内已有名称相似的活动,请先比对`,
  )
}

async function refuseWhileUsed(tx: Tx, id: string) {
  const intentions = await tx.intention.count({ where: { originEventId: id, voidedAt: null } })
  const agreements = await tx.agreement.count({ where: { originEventId: id, voidedAt: null } })
  if (intentions + agreements === 0) return
  const uses = [intentions > 0 && `意向 ${intentions} 条`, agreements > 0 && `协议 ${agreements} 条`].filter(
    Boolean,
  )
  throw new Conflict(`该活动仍被引用(${uses.join('、')}),请先处理这些记录再作废`)
}

function columns(input: EventInput, series: Series, code: string) {
  const { seriesId: _, newSeriesName, newSeriesKind, newSeriesAliases, heldOn, ...fields } = input
  return {
    ...fields,
    seriesId: series.id,
    heldOn: heldOn.date,
    heldOnPrecision: heldOn.precision,
    ...search(input.title, code, series),
  }
}

function search(title: string, code: string, series: { name: string; aliases: string[] }) {
  return searchColumns({ texts: [title, code, series.name, ...series.aliases], sortBy: title })
}
