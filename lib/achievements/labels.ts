import type { AchievementInput } from '@/lib/achievements/schema'
import type { AchievementStatus, EvidenceKind, ImpactClaim, NoveltyClaim } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'

export const noveltyClaimLabels = {
  DOMESTIC_GAP: '填补国内空白',
  INTERNATIONAL_GAP: '填补国际空白',
  INTERNATIONAL_LEADING: '国际领先',
  INTERNATIONAL_ADVANCED: '国际先进',
  DOMESTIC_LEADING: '国内领先',
  DOMESTIC_ADVANCED: '国内先进',
} satisfies Record<NoveltyClaim, string>

export const impactClaimLabels = {
  BREAKS_FOREIGN_MONOPOLY: '打破国外垄断',
  IMPORT_SUBSTITUTION: '替代进口',
  COST_REDUCTION: '降低成本',
  ENERGY_SAVING: '节能降耗',
  QUALITY_GAIN: '提升质量',
} satisfies Record<ImpactClaim, string>

export const evidenceKindLabels = {
  NOVELTY_SEARCH: '查新报告',
  APPRAISAL: '成果鉴定',
  EVALUATION: '成果评价',
  TEST_REPORT: '检测报告',
} satisfies Record<EvidenceKind, string>

export const achievementStatusLabels = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  CONFIRMED: '已确认',
  RETURNED: '已退回',
} satisfies Record<AchievementStatus, string>

export const achievementStateLabels = { ...achievementStatusLabels, VOIDED: '已作废' }

export type AchievementState = keyof typeof achievementStateLabels

export const achievementStateTones = {
  DRAFT: 'neutral',
  SUBMITTED: 'warn',
  CONFIRMED: 'ok',
  RETURNED: 'bad',
  VOIDED: 'neutral',
} as const satisfies Record<AchievementState, string>

type Stateful = { status: AchievementStatus; voidedAt: Date | null }

export function achievementState({ status, voidedAt }: Stateful): AchievementState {
  return voidedAt ? 'VOIDED' : status
}

/** Only what a reviewer has confirmed counts (I06). Said in words wherever an achievement is shown. */
export const countingLabels = { COUNTED: '计入统计', UNCONFIRMED: '未确认,不计入', VOIDED: '已作废,不计入' }

export function counting({ status, voidedAt }: Stateful): keyof typeof countingLabels {
  if (voidedAt) return 'VOIDED'
  return status === 'CONFIRMED' ? 'COUNTED' : 'UNCONFIRMED'
}

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const achievementLabels = {
  title: '成果名称',
  projectId: '关联项目',
  noveltyClaim: '水平认定',
  impactClaims: '影响',
  evidenceKind: '证明类型',
  evidenceNo: '证明编号',
  evidenceIssuer: '出具单位',
  evidenceOn: '证明日期',
  completedOn: '完成日期',
  summary: '成果简介',
  owners: '完成单位',
  patents: '相关专利',
} satisfies Record<keyof AchievementInput, string>

export const achievementFormLabels: Record<string, string> = {
  ...achievementLabels,
  'owners.*.organizationId': '完成单位',
  'patents.*.patentId': '相关专利',
  reason: '更正原因',
}

export const achievementColumns: ColumnLabels = {
  code: { label: '成果编号' },
  ...Object.fromEntries(Object.entries(achievementLabels).map(([field, label]) => [field, { label }])),
  noveltyClaim: { label: '水平认定', values: noveltyClaimLabels },
  impactClaims: { label: '影响', values: impactClaimLabels },
  evidenceKind: { label: '证明类型', values: evidenceKindLabels },
  status: { label: '状态', values: achievementStatusLabels },
  // beside the rows of the owners, which 变更记录 shows one by one
  ownerNames: { label: '全部完成单位' },
  submittedAt: { label: '提交时间' },
  reviewedAt: { label: '审核时间' },
  returnReason: { label: '退回原因' },
}

export const achievementOwnerColumns: ColumnLabels = {
  name: { label: '完成单位' },
  position: { label: '次序' },
}
