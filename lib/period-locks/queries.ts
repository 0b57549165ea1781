import 'server-only'

import * as z from 'zod'
import { noveltyClaimLabels } from '@/lib/achievements/labels'
import { agreementKindLabels } from '@/lib/agreements/labels'
import type { BureauActor } from '@/lib/auth/actor'
import { formatInstant } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { isId } from '@/lib/ids'
import { actionLabel } from '@/lib/ledger/actions'
import { choiceParam, type Listed, type Page, pageParam, type SearchParams, sliceOf } from '@/lib/lists'
import { formatWan } from '@/lib/money'
import { lockedColumnLabels, lockedTables } from '@/lib/period-locks/labels'
import { fundFlowKindLabels } from '@/lib/projects/labels'

const columns = {
  id: true,
  code: true,
  fromOn: true,
  toOn: true,
  reason: true,
  lockedByName: true,
  createdAt: true,
  unlockedAt: true,
  unlockReason: true,
  unlockedByName: true,
  version: true,
  _count: { select: { corrections: true } },
} satisfies Prisma.PeriodLockSelect

export type PeriodLock = Prisma.PeriodLockGetPayload<{ select: typeof columns }>

export type PeriodLockFilter = Page & { state?: 'LOCKED' | 'UNLOCKED' }

export function periodLockFilter(params: SearchParams): PeriodLockFilter {
  return { ...pageParam(params), state: choiceParam(params, 'state', { LOCKED: 1, UNLOCKED: 1 }) }
}

/** Latest period first. */
export function listPeriodLocks(
  actor: BureauActor,
  filter: PeriodLockFilter,
  outer?: Tx,
): Promise<Listed<PeriodLock>> {
  const where: Prisma.PeriodLockWhereInput =
    filter.state === undefined ? {} : { unlockedAt: filter.state === 'LOCKED' ? null : { not: null } }
  const list = async (tx: Tx) => {
    const total = await tx.periodLock.count({ where })
    const { page, take } = sliceOf(filter, total)
    const items = await tx.periodLock.findMany({
      where,
      select: columns,
      orderBy: [{ toOn: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * filter.pageSize,
      take,
    })
    return { items, total, page, pageSize: filter.pageSize }
  }
  return outer ? list(outer) : readAs(actor, list)
}

export async function getPeriodLock(actor: BureauActor, id: string, outer?: Tx): Promise<PeriodLock | null> {
  if (!isId(id)) return null
  const get = (tx: Tx) => tx.periodLock.findFirst({ where: { id }, select: columns })
  return outer ? get(outer) : readAs(actor, get)
}

const part = z.record(z.string(), z.unknown()).nullable()

export type PeriodCorrection = {
  id: string
  at: string
  actor: string
  record: string
  href: string | null
  action: string
  reason: string
  /** 签订日期 2022-09-15 → 2022-10-02 */
  changes: string[]
}

const SHOWN = 200

/** What was corrected in the period while it was locked, latest first. */
export function correctionsIn(actor: BureauActor, lockId: string, outer?: Tx): Promise<PeriodCorrection[]> {
  const read = async (tx: Tx) => {
    const rows = await tx.periodCorrection.findMany({
      where: { lockId },
      orderBy: { id: 'desc' },
      take: SHOWN,
    })
    const people = await tx.user.findMany({
      where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
      select: { id: true, name: true },
    })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const records = await recordsOf(tx, rows)
    return rows.map((row): PeriodCorrection => {
      const table = lockedTables[row.tableName]
      const title = records.get(row.recordId)
      return {
        id: String(row.id),
        at: formatInstant(row.at),
        actor: names.get(row.actorId ?? '') ?? '系统',
        record: [table?.label, title].filter(Boolean).join(' '),
        href: table?.href ? `${table.href}/${row.recordId}` : null,
        action: actionLabel(row.action, 'UPDATE'),
        reason: row.reason,
        changes: changesOf(part.parse(row.before), part.parse(row.after)),
      }
    })
  }
  return outer ? read(outer) : readAs(actor, read)
}

const titles = z.array(z.object({ id: z.string(), title: z.string() }))

async function recordsOf(tx: Tx, rows: readonly { tableName: string; recordId: string }[]) {
  const found = new Map<string, string>()
  for (const name of Object.keys(lockedTables)) {
    const ids = rows.flatMap(({ tableName, recordId }) => (tableName === name ? recordId : []))
    if (ids.length === 0 || name === 'FundFlow') continue
    const table = Prisma.raw(`"${name}"`)
    const named = titles.parse(
      await tx.$queryRaw`SELECT id, code || ' ' || title AS title FROM ${table} WHERE id = ANY(${ids}::uuid[])`,
    )
    for (const { id, title } of named) found.set(id, title)
  }
  return found
}

type Part = Record<string, unknown> | null

/** Days always; what they amount to only where something counted before and after. */
function changesOf(before: Part, after: Part): string[] {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return columns.flatMap((column) => {
    const [from, to] = [before?.[column] ?? null, after?.[column] ?? null]
    const isDay = column.endsWith('On')
    if (JSON.stringify(from) === JSON.stringify(to) || (!isDay && !(before && after))) return []
    const otherwise = isDay ? '不计入' : '未填'
    return [
      `${lockedColumnLabels[column] ?? column} ${shown(column, from) ?? otherwise} → ${shown(column, to) ?? otherwise}`,
    ]
  })
}

const words: Readonly<Record<string, string>> = {
  ...agreementKindLabels,
  ...fundFlowKindLabels,
  ...noveltyClaimLabels,
  true: '是',
  false: '否',
}

function shown(column: string, value: unknown): string | null {
  if (value === null) return null
  if (column.endsWith('Fen')) return `${formatWan(BigInt(String(value)))} 万元`
  return words[String(value)] ?? String(value)
}
