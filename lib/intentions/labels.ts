import { cooperationModeLabels } from '@/lib/agreements/labels'
import { addDays, dateOf, dayOf } from '@/lib/dates'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { datePrecisionLabels } from '@/lib/events/labels'
import type { IntentionStatus } from '@/lib/generated/prisma/enums'
import type { IntentionInput } from '@/lib/intentions/schema'
import type { ColumnLabels } from '@/lib/labels'

export const intentionStatusLabels = {
  DRAFT: '草拟',
  REACHED: '已达成',
  FOLLOWING: '跟进中',
  CONVERTED: '已转化',
  SHELVED: '搁置',
  INVALID: '无效',
} satisfies Record<IntentionStatus, string>

export const intentionStateLabels = { ...intentionStatusLabels, VOIDED: '已作废' }

export type IntentionState = keyof typeof intentionStateLabels

export const intentionStateTones = {
  DRAFT: 'neutral',
  REACHED: 'info',
  FOLLOWING: 'warn',
  CONVERTED: 'ok',
  SHELVED: 'neutral',
  INVALID: 'bad',
  VOIDED: 'neutral',
} as const satisfies Record<IntentionState, string>

export function intentionState(intention: {
  status: IntentionStatus
  voidedAt: Date | null
}): IntentionState {
  return intention.voidedAt ? 'VOIDED' : intention.status
}

export const unknownPartner = '待定'

export const partnerKnownLabels = { yes: unknownPartner, no: '已确定' }

/** Flags beside the state, and filters of the list. */
export const followUpLabels = { overdue: '跟进逾期', unverified: '待核实' }

/** Nobody has asked after an intention for so long that it has to be verified (model.md §4.1). */
export const VERIFY_AFTER_DAYS = 180

/** Derived, never a state: an open intention without a follow-up for 180 days is 待核实. `today` is a business day. */
export function needsVerification(
  intention: { status: IntentionStatus; voidedAt: Date | null; reachedOn: Date; lastFollowUpOn: Date | null },
  today: Date,
): boolean {
  if (intention.voidedAt || !isOpen(intention)) return false
  return (intention.lastFollowUpOn ?? intention.reachedOn) < verificationLimit(today)
}

/** What was last touched before this day is 待核实. */
export function verificationLimit(today: Date): Date {
  return dateOf(addDays(dayOf(today), -VERIFY_AFTER_DAYS))
}

/** The day agreed for the next contact has passed. */
export function followUpOverdue(
  intention: { status: IntentionStatus; voidedAt: Date | null; nextFollowUpOn: Date | null },
  today: Date,
): boolean {
  if (intention.voidedAt || !isOpen(intention)) return false
  return intention.nextFollowUpOn !== null && intention.nextFollowUpOn < today
}

function isOpen({ status }: { status: IntentionStatus }) {
  return status === 'REACHED' || status === 'FOLLOWING'
}

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const intentionLabels = {
  title: '意向名称',
  enterpriseId: '企业',
  partnerId: '合作单位',
  reachedOn: '达成日期',
  originEventId: '来源活动',
  mode: '合作模式',
  expectedAmountFen: '预计金额',
  technologyField: '技术领域',
  nextFollowUpOn: '下次跟进日期',
  note: '备注',
} satisfies Record<keyof IntentionInput, string>

/** With what only an edit or a verb asks. */
export const intentionFormLabels: Record<string, string> = {
  ...intentionLabels,
  reason: '原因',
  followedOn: '跟进日期',
  followUpNote: '跟进情况',
  agreementId: '协议',
}

export const intentionColumns: ColumnLabels = {
  code: { label: '意向编号' },
  ...Object.fromEntries(Object.entries(intentionLabels).map(([field, label]) => [field, { label }])),
  mode: { label: '合作模式', values: cooperationModeLabels },
  technologyField: { label: '技术领域', values: technologyFields },
  status: { label: '状态', values: intentionStatusLabels },
  enterpriseName: { label: '企业' },
  partnerName: { label: '合作单位' },
  reachedOnPrecision: { label: '日期精度', values: datePrecisionLabels },
  statusReason: { label: '状态说明' },
  lastFollowUpOn: { label: '最近跟进日期' },
  lastFollowUpNote: { label: '最近跟进情况' },
  convertedOn: { label: '转化日期' },
}
