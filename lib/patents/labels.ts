import type { HighValueCriterion, PatentKind, PatentStatus } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'
import type { PatentInput } from '@/lib/patents/schema'

export const patentKindLabels = {
  INVENTION: '发明',
  UTILITY_MODEL: '实用新型',
  DESIGN: '外观设计',
  PCT: 'PCT',
  OVERSEAS: '境外',
} satisfies Record<PatentKind, string>

export const patentStatusLabels = {
  PLANNED: '拟申请',
  ACCEPTED: '已受理',
  PUBLISHED: '已公开',
  EXAMINING: '实质审查',
  VALID: '有效',
  EXPIRED: '届满',
  LAPSED: '终止',
  INVALIDATED: '无效',
  ABANDONED: '放弃',
  REJECTED: '驳回',
  DEEMED_WITHDRAWN: '视为撤回',
  WITHDRAWN: '主动撤回',
} satisfies Record<PatentStatus, string>

/** As people see it: a valid patent past its term is 届满, a voided record 已作废. Derived, never stored. */
export const patentStateLabels = { ...patentStatusLabels, VOIDED: '已作废' }

export type PatentState = keyof typeof patentStateLabels

/** `today` is a business day (UTC midnight). */
export function patentState(
  patent: { status: PatentStatus; expiresOn: Date | null; voidedAt: Date | null },
  today: Date,
): PatentState {
  if (patent.voidedAt) return 'VOIDED'
  if (patent.status === 'VALID' && patent.expiresOn && patent.expiresOn < today) return 'EXPIRED'
  return patent.status
}

export const patentStateTones = {
  PLANNED: 'neutral',
  ACCEPTED: 'info',
  PUBLISHED: 'info',
  EXAMINING: 'info',
  VALID: 'ok',
  EXPIRED: 'neutral',
  LAPSED: 'bad',
  INVALIDATED: 'bad',
  ABANDONED: 'neutral',
  REJECTED: 'bad',
  DEEMED_WITHDRAWN: 'neutral',
  WITHDRAWN: 'neutral',
  VOIDED: 'neutral',
} as const satisfies Record<PatentState, string>

export const highValueLabels = {
  STRATEGIC_INDUSTRY: '战略性新兴产业',
  OVERSEAS_FAMILY: '有海外同族',
  MAINTAINED_TEN_YEARS: '维持超过十年',
  PLEDGED: '质押融资',
  AWARDED: '获国家科技奖或中国专利奖',
} satisfies Record<HighValueCriterion, string>

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const patentLabels = {
  title: '专利名称',
  kind: '专利类型',
  applicationNo: '申请号',
  publicationNo: '公开号',
  grantNo: '专利号',
  filedOn: '申请日',
  publishedOn: '公开日',
  grantedOn: '授权公告日',
  ipc: '国际分类号',
  inventors: '发明人',
  projectId: '关联项目',
  highValueCriterion: '高价值发明',
  note: '备注',
  holders: '专利权人',
} satisfies Record<keyof PatentInput, string>

export const patentFormLabels: Record<string, string> = {
  ...patentLabels,
  'holders.*.organizationId': '专利权人',
  reason: '更正原因',
}

export const patentColumns: ColumnLabels = {
  code: { label: '专利编号' },
  ...Object.fromEntries(Object.entries(patentLabels).map(([field, label]) => [field, { label }])),
  kind: { label: '专利类型', values: patentKindLabels },
  status: { label: '法律状态', values: patentStatusLabels },
  statusOn: { label: '状态日期' },
  statusReason: { label: '状态说明' },
  expiresOn: { label: '届满日' },
  isJoint: { label: '产学研联合', values: { true: '是', false: '否' } },
  highValueCriterion: { label: '高价值发明', values: highValueLabels },
  // beside the rows of the holders, which 变更记录 shows one by one
  holderNames: { label: '全部专利权人' },
}

export const patentHolderColumns: ColumnLabels = {
  name: { label: '专利权人' },
  position: { label: '次序' },
}
