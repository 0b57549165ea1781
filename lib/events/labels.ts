import type { EventInput, EventSeriesInput } from '@/lib/events/schema'
import type { DatePrecision, EventKind } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'

export const eventKindLabels = {
  IUR_CONFERENCE: '产学研大会',
  RETURNEE_CONFERENCE: '返乡创业大会',
  INNOVATION_CONTEST: '创新创业大赛',
  RESULTS_EXPRESS: '科技成果直通车',
  MATCHMAKING: '对接会',
  TRAINING: '培训',
  OTHER: '其他',
} satisfies Record<EventKind, string>

export const datePrecisionLabels = {
  DAY: '精确到日',
  MONTH: '精确到月',
  YEAR: '精确到年',
} satisfies Record<DatePrecision, string>

/** Derived, never stored: an event has no life-cycle of its own, only a date. */
export const eventStateLabels = { COMING: '未举办', HELD: '已举办', VOIDED: '已作废' }

export type EventState = keyof typeof eventStateLabels

export const eventStateTones = {
  COMING: 'info',
  HELD: 'ok',
  VOIDED: 'neutral',
} as const satisfies Record<EventState, string>

/** `today` is a business day (UTC midnight). */
export function eventState(event: { heldOn: Date; voidedAt: Date | null }, today: Date): EventState {
  if (event.voidedAt) return 'VOIDED'
  return event.heldOn > today ? 'COMING' : 'HELD'
}

/** 第三届 is written 第 3 届: easier to compare in a column. */
export function editionText(edition: number | null): string {
  return edition === null ? '' : `第 ${edition} 届`
}

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const eventLabels = {
  title: '活动名称',
  seriesId: '活动系列',
  newSeriesName: '新系列名称',
  newSeriesKind: '新系列类型',
  newSeriesAliases: '新系列别名',
  edition: '届次',
  heldOn: '举办日期',
  endedOn: '结束日期',
  place: '地点',
  organizers: '主办单位',
  publishedText: '公开报道的数字',
  summary: '活动概况',
} satisfies Record<keyof EventInput, string>

/** With what only an edit asks. */
export const eventFormLabels: Record<string, string> = { ...eventLabels, reason: '原因' }

export const eventColumns: ColumnLabels = {
  code: { label: '活动编号' },
  title: { label: '活动名称' },
  edition: { label: '届次' },
  heldOn: { label: '举办日期' },
  heldOnPrecision: { label: '日期精度', values: datePrecisionLabels },
  endedOn: { label: '结束日期' },
  place: { label: '地点' },
  organizers: { label: '主办单位' },
  publishedText: { label: '公开报道的数字' },
  summary: { label: '活动概况' },
}

export const eventSeriesLabels = {
  name: '系列名称',
  kind: '活动类型',
  aliases: '别名',
} satisfies Record<keyof EventSeriesInput, string>

export const eventSeriesColumns: ColumnLabels = {
  name: { label: '系列名称' },
  kind: { label: '活动类型', values: eventKindLabels },
  aliases: { label: '别名' },
}
