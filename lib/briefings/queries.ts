import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import { type Composition, compose } from '@/lib/briefings/compose'
import { storedContent } from '@/lib/briefings/content-schema'
import { provenFirsts } from '@/lib/briefings/firsts'
import { briefingKindLabels, briefingStatusLabels } from '@/lib/briefings/labels'
import { getTemplate } from '@/lib/briefings/template-queries'
import { dayOf } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { BriefingKind, BriefingStatus } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { readFigures } from '@/lib/indicators/queries'
import {
  choiceParam,
  dayParam,
  type Listed,
  type Page,
  pageParam,
  type SearchParams,
  sliceOf,
  textParam,
} from '@/lib/lists'
import { getSnapshot, type Snapshot } from '@/lib/snapshots/queries'

const columns = {
  id: true,
  code: true,
  kind: true,
  snapshotId: true,
  templateId: true,
  title: true,
  status: true,
  issueNo: true,
  datedOn: true,
  createdByName: true,
  createdById: true,
  createdAt: true,
  finalizedAt: true,
  finalizedByName: true,
  version: true,
} satisfies Prisma.BriefingSelect

export type BriefingListItem = Prisma.BriefingGetPayload<{ select: typeof columns }>

export type BriefingFilter = Page & {
  q?: string
  kind?: BriefingKind
  status?: BriefingStatus
  from?: Date
  to?: Date
}

export function briefingFilter(params: SearchParams): BriefingFilter {
  return {
    ...pageParam(params),
    q: textParam(params, 'q'),
    kind: choiceParam(params, 'kind', briefingKindLabels),
    status: choiceParam(params, 'status', briefingStatusLabels),
    from: dayParam(params, 'from'),
    to: dayParam(params, 'to'),
  }
}

/** Latest first. */
export function listBriefings(
  actor: BureauActor,
  filter: BriefingFilter,
  outer?: Tx,
): Promise<Listed<BriefingListItem>> {
  const { q, kind, status, from, to } = filter
  const contains = q && { contains: q.replace(/[\\%_]/g, '\\$&') }
  const where = {
    AND: [
      contains ? { OR: [{ title: contains }, { code: contains }] } : {},
      kind ? { kind } : {},
      status ? { status } : {},
      from ? { datedOn: { gte: from } } : {},
      to ? { datedOn: { lte: to } } : {},
    ],
  } satisfies Prisma.BriefingWhereInput
  const list = async (tx: Tx) => {
    const total = await tx.briefing.count({ where })
    const { page, take } = sliceOf(filter, total)
    const items = await tx.briefing.findMany({
      where,
      select: columns,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * filter.pageSize,
      take,
    })
    return { items, total, page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

/** What was written from a snapshot, oldest first. */
export function briefingsOf(actor: BureauActor, snapshotId: string): Promise<BriefingListItem[]> {
  return readAs(actor, (tx) =>
    tx.briefing.findMany({ where: { snapshotId }, select: columns, orderBy: { id: 'asc' } }),
  )
}

const wholeColumns = { ...columns, content: true, contentHash: true } satisfies Prisma.BriefingSelect

export type BriefingDetail = Prisma.BriefingGetPayload<{ select: typeof wholeColumns }>

/** By id or by code. */
export async function getBriefing(
  actor: BureauActor,
  id: string,
  outer?: Tx,
): Promise<BriefingDetail | null> {
  const get = (tx: Tx) =>
    tx.briefing.findFirst({ where: isId(id) ? { id } : { code: id }, select: wholeColumns })
  return outer ? get(outer) : readAs(actor, get)
}

export type OpenBriefing = Composition & {
  briefing: BriefingDetail
  snapshot: Snapshot
  templateVersion: number
}

/** A briefing with all that it says: a final one as it was kept, a draft written anew from its snapshot. */
export function readBriefing(actor: BureauActor, id: string): Promise<OpenBriefing | null> {
  return readFigures(actor, (tx) => openBriefing(tx, actor, id))
}

export async function openBriefing(tx: Tx, actor: BureauActor, id: string): Promise<OpenBriefing | null> {
  const briefing = await getBriefing(actor, id, tx)
  if (!briefing) return null
  const snapshot = await getSnapshot(actor, briefing.snapshotId, tx)
  const template = await getTemplate(tx, briefing.templateId)
  if (!snapshot || !template) throw new Error(`${briefing.code} has lost what it was made of`)
  const head = { briefing, snapshot, templateVersion: template.versionNo }
  if (briefing.content !== null)
    return { ...head, content: storedContent.parse(JSON.parse(briefing.content)), missing: [] }
  const composed = compose({
    snapshot,
    template,
    firsts: await provenFirsts(tx, snapshot),
    issueNo: briefing.issueNo,
    datedOn: dayOf(briefing.datedOn),
  })
  return { ...head, ...composed }
}
