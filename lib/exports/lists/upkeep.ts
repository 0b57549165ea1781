import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { regionLabel } from '@/lib/dictionaries/regions'
import { eventKindLabels } from '@/lib/events/labels'
import { type EventSeriesDetail, listEventSeries } from '@/lib/events/queries'
import { code, day, instant, text } from '@/lib/exports/columns'
import { listExport } from '@/lib/exports/source'
import { type Page, pageParam } from '@/lib/lists'
import { duplicateFilters } from '@/lib/organizations/filters'
import { organizationKindLabels } from '@/lib/organizations/labels'
import {
  type DuplicateItem,
  duplicateFilter,
  listDuplicates,
  listMerges,
  type MergeListItem,
} from '@/lib/organizations/merge-queries'
import { canMerge } from '@/lib/organizations/policy'
import { periodLockFilters } from '@/lib/period-locks/filters'
import { periodLockState, periodLockStateLabels } from '@/lib/period-locks/labels'
import { readsLocks } from '@/lib/period-locks/policy'
import {
  listPeriodLocks,
  type PeriodLock,
  type PeriodLockFilter,
  periodLockFilter,
} from '@/lib/period-locks/queries'
import { JOINT } from '@/lib/sheets/values'
import { snapshotFilters } from '@/lib/snapshots/filters'
import { readsSnapshots } from '@/lib/snapshots/policy'
import {
  listSnapshots,
  type SnapshotFilter,
  type SnapshotListItem,
  snapshotFilter,
} from '@/lib/snapshots/queries'

export const seriesExport = listExport<EventSeriesDetail, Page>({
  title: '活动系列',
  scope: '已登记的活动系列',
  order: '按活动类型、系列名称',
  filter: pageParam,
  filters: () => [],
  async read(actor: Actor, { page, pageSize }: Page, tx: Tx) {
    const all = await listEventSeries(actor, tx)
    const items = all.slice((page - 1) * pageSize, page * pageSize)
    return { items, total: all.length, page, pageSize }
  },
  words: { name: '系列名称', kind: '活动类型', aliases: '别名', events: '已登记活动(场)' },
  cells: {
    name: text(36, ({ name }) => name),
    kind: text(16, ({ kind }) => eventKindLabels[kind]),
    aliases: text(36, ({ aliases }) => aliases.join(JOINT)),
    events: { kind: 'number', width: 14, text: ({ _count }) => String(_count.events) },
  },
})

export const mergesExport = listExport<MergeListItem, Page>({
  title: '单位合并记录',
  scope: '单位库中的每一次合并,含已撤销的',
  order: '最近合并的在前',
  permits: canMerge,
  filter: pageParam,
  filters: () => [],
  read: listMerges,
  words: {
    loser: '被合并单位',
    winner: '保留单位',
    reason: '合并原因',
    createdAt: '合并时间',
    status: '状态',
    undoneAt: '撤销时间',
  },
  cells: {
    loser: text(32, ({ loserName }) => loserName),
    winner: text(32, ({ winnerName }) => winnerName),
    reason: text(36, ({ reason }) => reason),
    createdAt: instant(({ createdAt }) => createdAt),
    status: text(10, ({ undoneAt }) => (undoneAt ? '已撤销' : '已合并')),
    undoneAt: instant(({ undoneAt }) => undoneAt),
  },
})

const side = (of: 'one' | 'other') => ({
  name: text<DuplicateItem>(32, (pair) => pair[of].name),
  kind: text<DuplicateItem>(14, (pair) => organizationKindLabels[pair[of].kind]),
  region: text<DuplicateItem>(16, (pair) => regionLabel(pair[of].regionCode)),
  creditCode: code<DuplicateItem>((pair) => pair[of].creditCode, 22),
})
const [one, other] = [side('one'), side('other')]

export const duplicatesExport = listExport<DuplicateItem, ReturnType<typeof duplicateFilter>>({
  title: '单位疑似重复',
  scope: '单位库中名称、别名相近,尚未合并或判为不同的单位',
  order: '最像的在前',
  permits: canMerge,
  filter: duplicateFilter,
  filters: () => duplicateFilters,
  read: listDuplicates,
  words: {
    one: '单位甲',
    oneKind: '单位甲类别',
    oneRegion: '单位甲行政区划',
    oneCode: '单位甲信用代码',
    other: '单位乙',
    otherKind: '单位乙类别',
    otherRegion: '单位乙行政区划',
    otherCode: '单位乙信用代码',
    score: '相似度',
    reasons: '依据',
  },
  cells: {
    one: one.name,
    oneKind: one.kind,
    oneRegion: one.region,
    oneCode: one.creditCode,
    other: other.name,
    otherKind: other.kind,
    otherRegion: other.region,
    otherCode: other.creditCode,
    score: { kind: 'percent', width: 8, text: ({ score }) => String(Math.floor(score * 100)) },
    reasons: text(40, ({ reasons }) => reasons.join(';')),
  },
})

export const snapshotsExport = listExport<SnapshotListItem, SnapshotFilter>({
  title: '指标快照',
  scope: '已锁定的指标快照,数值以各快照为准',
  order: '最近锁定的在前',
  permits: readsSnapshots,
  filter: snapshotFilter,
  filters: () => snapshotFilters,
  read: (actor, filter, tx) =>
    readsSnapshots(actor) ? listSnapshots(actor, filter, tx) : Promise.resolve(null),
  words: {
    title: '快照名称',
    code: '编号',
    from: '统计起始',
    asOf: '统计截止',
    filters: '筛选条件',
    figures: '指标数',
    knownAt: '数据所知时间',
    frozenBy: '锁定人',
    frozenAt: '锁定时间',
  },
  cells: {
    title: text(40, ({ title }) => title),
    code: code((row) => row.code, 18),
    from: { kind: 'day', width: 12, text: ({ from }) => from },
    asOf: { kind: 'day', width: 12, text: ({ asOf }) => asOf },
    filters: text(30, ({ filterText }) => filterText || '全市'),
    figures: { kind: 'number', width: 8, text: ({ figureCount }) => String(figureCount) },
    knownAt: instant(({ knownAt }) => knownAt),
    frozenBy: text(14, ({ frozenBy }) => frozenBy),
    frozenAt: instant(({ frozenAt }) => frozenAt),
  },
})

export const periodLocksExport = listExport<PeriodLock, PeriodLockFilter>({
  title: '期间锁定',
  scope: '锁定过的统计期间,含已解锁的',
  order: '最近的期间在前',
  permits: readsLocks,
  filter: periodLockFilter,
  filters: () => periodLockFilters,
  read: (actor, filter, tx) =>
    readsLocks(actor) ? listPeriodLocks(actor, filter, tx) : Promise.resolve(null),
  words: {
    from: '期间起',
    to: '期间止',
    code: '编号',
    status: '状态',
    reason: '锁定原因',
    corrections: '锁定后更正(条)',
    lockedBy: '锁定人',
    lockedAt: '锁定时间',
    unlockedBy: '解锁人',
    unlockedAt: '解锁时间',
    unlockReason: '解锁原因',
  },
  cells: {
    from: day(({ fromOn }) => fromOn),
    to: day(({ toOn }) => toOn),
    code: code((row) => row.code, 18),
    status: text(10, (row) => periodLockStateLabels[periodLockState(row)]),
    reason: text(36, ({ reason }) => reason),
    corrections: { kind: 'number', width: 12, text: ({ _count }) => String(_count.corrections) },
    lockedBy: text(14, ({ lockedByName }) => lockedByName),
    lockedAt: instant(({ createdAt }) => createdAt),
    unlockedBy: text(14, ({ unlockedByName }) => unlockedByName),
    unlockedAt: instant(({ unlockedAt }) => unlockedAt),
    unlockReason: text(30, ({ unlockReason }) => unlockReason),
  },
})
