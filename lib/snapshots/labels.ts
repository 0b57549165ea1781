import type { ColumnLabels } from '@/lib/labels'
import type { SnapshotInput } from '@/lib/snapshots/schema'

/** The Chinese name of each field, once. */
export const snapshotLabels = {
  title: '快照名称',
  from: '起始日期',
  asOf: '截止日期',
  knownAt: '按此日所知',
  indicatorIds: '指标',
  note: '说明',
} satisfies Record<keyof SnapshotInput, string>

export const snapshotColumns: ColumnLabels = {
  code: { label: '快照编号' },
  title: { label: '快照名称' },
  fromOn: { label: '起始日期' },
  asOf: { label: '截止日期' },
  knownAt: { label: '数据所知时间' },
  originOn: { label: '累计起点' },
  filters: { label: '筛选条件' },
  filterText: { label: '筛选条件' },
  note: { label: '说明' },
  figureCount: { label: '指标个数' },
  hash: { label: '校验码' },
  frozenByName: { label: '锁定人' },
}
