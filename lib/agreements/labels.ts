import type { AgreementInput } from '@/lib/agreements/schema'
import type {
  AgreementKind,
  AgreementStatus,
  AmountAbsentReason,
  CooperationMode,
  PartyRole,
} from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'

export const agreementKindLabels = {
  FRAMEWORK: '框架协议',
  STRATEGIC: '战略合作协议',
  PROJECT: '项目协议',
  PLATFORM: '共建平台协议',
  TECHNOLOGY_CONTRACT: '技术合同',
  TALENT: '人才引进协议',
  LETTER_OF_INTENT: '意向书',
} satisfies Record<AgreementKind, string>

export const cooperationModeLabels = {
  STRATEGIC_ALLIANCE: '战略联盟',
  STRATEGIC_COOPERATION: '战略合作',
  GOVERNMENT_INDUSTRY_RESEARCH: '政产学研',
  PROJECT_COOPERATION: '项目合作',
  JOINT_RD_PLATFORM: '共建研发机构',
  COMMISSIONED_DEVELOPMENT: '委托开发',
  TRANSFER_LICENSE: '技术转让许可',
  TALENT_FLEXIBLE: '人才柔性引进',
  OTHER: '其他',
} satisfies Record<CooperationMode, string>

export const agreementStatusLabels = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  EFFECTIVE: '有效',
  TERMINATED: '已终止',
} satisfies Record<AgreementStatus, string>

/** As people see it: an effective agreement past its end is 已到期, a voided one 已作废. Derived, never stored. */
export const agreementStateLabels = { ...agreementStatusLabels, EXPIRED: '已到期', VOIDED: '已作废' }

export type AgreementState = keyof typeof agreementStateLabels

export const agreementStateTones = {
  DRAFT: 'neutral',
  SUBMITTED: 'warn',
  RETURNED: 'bad',
  EFFECTIVE: 'ok',
  TERMINATED: 'neutral',
  EXPIRED: 'neutral',
  VOIDED: 'neutral',
} as const satisfies Record<AgreementState, string>

/** `today` is a business day (UTC midnight). */
export function agreementState(
  agreement: { status: AgreementStatus; expiresOn: Date | null; voidedAt: Date | null },
  today: Date,
): AgreementState {
  if (agreement.voidedAt) return 'VOIDED'
  if (agreement.status === 'EFFECTIVE' && agreement.expiresOn && agreement.expiresOn < today) return 'EXPIRED'
  return agreement.status
}

export const partyRoleLabels = {
  PARTY_A: '甲方',
  PARTY_B: '乙方',
  PARTY_C: '丙方',
  USER: '用户方',
  WITNESS: '见证方',
  GOVERNMENT: '政府方',
} satisfies Record<PartyRole, string>

export const amountAbsentLabels = {
  FRAMEWORK: '框架协议无金额',
  CONFIDENTIAL: '金额保密',
  NEGOTIABLE: '面议',
} satisfies Record<AmountAbsentReason, string>

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const agreementLabels = {
  title: '协议名称',
  kind: '协议类型',
  mode: '合作模式',
  signedOn: '签订日期',
  effectiveOn: '生效日期',
  expiresOn: '到期日期',
  amountFen: '协议金额',
  amountAbsentReason: '无金额原因',
  originEventId: '签约活动',
  previousId: '前一协议',
  note: '备注',
  parties: '当事人',
} satisfies Record<keyof AgreementInput, string>

/** With the names of the repeated rows and of what only an edit asks. */
export const agreementFormLabels: Record<string, string> = {
  ...agreementLabels,
  'parties.*.organizationId': '当事人单位',
  'parties.*.role': '当事人角色',
  'parties.*.isLead': '牵头',
  'parties.*.shareFen': '分担金额',
  reason: '更正原因',
}

export const agreementColumns: ColumnLabels = {
  code: { label: '协议编号' },
  ...Object.fromEntries(Object.entries(agreementLabels).map(([field, label]) => [field, { label }])),
  kind: { label: '协议类型', values: agreementKindLabels },
  mode: { label: '合作模式', values: cooperationModeLabels },
  amountAbsentReason: { label: '无金额原因', values: amountAbsentLabels },
  status: { label: '状态', values: agreementStatusLabels },
  signedOnPrecision: { label: '签订日期精度', values: { DAY: '日', MONTH: '月', YEAR: '年' } },
  enterpriseName: { label: '企业' },
  partnerName: { label: '合作单位' },
  submittedAt: { label: '提交时间' },
  reviewedAt: { label: '审核时间' },
  returnReason: { label: '退回原因' },
  terminatedOn: { label: '终止日期' },
  terminationReason: { label: '终止原因' },
}

export const agreementPartyColumns: ColumnLabels = {
  name: { label: '当事人' },
  role: { label: '角色', values: partyRoleLabels },
  isLead: { label: '牵头', values: { true: '是', false: '否' } },
  shareFen: { label: '分担金额' },
  position: { label: '次序' },
}
