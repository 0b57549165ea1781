import { cooperationModeLabels } from '@/lib/agreements/labels'
import { type Day, dayOf } from '@/lib/dates'
import { industries } from '@/lib/dictionaries/industries'
import { regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { transformStages, trlCaptions } from '@/lib/dictionaries/trl'
import type {
  AcceptanceResult,
  FundFlowKind,
  LandingEvidence,
  MilestoneStatus,
  ProjectPartyRole,
  ProjectStatus,
} from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'
import type { Health } from '@/lib/projects/health'
import type { FundFlowInput, MilestoneInput, ProjectInput } from '@/lib/projects/schema'

/** The ledger finds the words of everything that belongs to a project here. */
export { progressReportColumns } from '@/lib/progress-reports/labels'

export const projectStatusLabels = {
  PLANNED: '拟实施',
  SIGNED: '已签约',
  IN_PROGRESS: '实施中',
  SUSPENDED: '已暂停',
  ACCEPTANCE_PENDING: '待验收',
  RECTIFYING: '整改中',
  ACCEPTED: '已验收',
  INDUSTRIALIZED: '已产业化',
  TERMINATED: '已终止',
} satisfies Record<ProjectStatus, string>

/** As people see it: a voided project is 已作废, whatever it was before. Derived, never stored. */
export const projectStateLabels = { ...projectStatusLabels, VOIDED: '已作废' }

export type ProjectState = keyof typeof projectStateLabels

export const projectStateTones = {
  PLANNED: 'neutral',
  SIGNED: 'info',
  IN_PROGRESS: 'info',
  SUSPENDED: 'warn',
  ACCEPTANCE_PENDING: 'warn',
  RECTIFYING: 'bad',
  ACCEPTED: 'ok',
  INDUSTRIALIZED: 'ok',
  TERMINATED: 'neutral',
  VOIDED: 'neutral',
} as const satisfies Record<ProjectState, string>

export function projectState(project: { status: ProjectStatus; voidedAt: Date | null }): ProjectState {
  return project.voidedAt ? 'VOIDED' : project.status
}

/** The light in words: colour and shape never stand alone. */
export const healthLabels = { GREEN: '绿灯 正常', YELLOW: '黄灯 关注', RED: '红灯 预警' } satisfies Record<
  Health,
  string
>
export const healthTones = { GREEN: 'ok', YELLOW: 'warn', RED: 'bad' } as const satisfies Record<
  Health,
  string
>

export const landingEvidenceLabels = {
  MILESTONE: '里程碑已确认',
  FUND_FLOW: '资金已到位或支出',
  CONTRACT_REGISTERED: '技术合同已登记',
  SITE_PHOTO: '设备或现场照片',
} satisfies Record<LandingEvidence, string>

export const projectPartyRoleLabels = {
  LEAD: '牵头',
  PARTICIPANT: '参与',
  TECHNOLOGY_PROVIDER: '技术提供',
  USER: '用户',
} satisfies Record<ProjectPartyRole, string>

export const acceptanceResultLabels = {
  PASSED: '通过',
  FAILED: '不通过',
  CONCLUDED: '结题',
} satisfies Record<AcceptanceResult, string>

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const projectLabels = {
  title: '项目名称',
  agreementId: '所属协议',
  mode: '合作模式',
  technologyField: '技术领域',
  industryCode: '所属行业',
  strategicIndustry: '战新产业',
  rdSiteRegion: '研发地',
  transformationSiteRegion: '转化地',
  stage: '转化阶段',
  trlStart: '起始技术成熟度',
  trlCurrent: '当前技术成熟度',
  plannedStartOn: '计划开始日期',
  plannedEndOn: '计划完成日期',
  totalBudgetFen: '总投资',
  governmentFundingFen: '财政资金',
  jobs: '带动就业',
  summary: '项目简介',
  parties: '参与单位',
} satisfies Record<keyof ProjectInput, string>

/** With the names of the repeated rows and of what the verbs ask. */
export const projectFormLabels: Record<string, string> = {
  ...projectLabels,
  'parties.*.organizationId': '单位',
  'parties.*.role': '角色',
  reason: '原因',
  landedOn: '落地日期',
  landingEvidence: '落地依据',
  landingNote: '依据说明',
  acceptanceAppliedOn: '申请验收日期',
  acceptedOn: '验收日期',
  acceptanceResult: '验收结论',
  acceptanceMethod: '验收方式',
  acceptanceCertificateNo: '验收证书号',
  industrializedOn: '产业化日期',
  terminatedOn: '终止日期',
}

export const projectColumns: ColumnLabels = {
  code: { label: '项目编号' },
  ...Object.fromEntries(Object.entries(projectLabels).map(([field, label]) => [field, { label }])),
  mode: { label: '合作模式', values: cooperationModeLabels },
  stage: { label: '转化阶段', values: transformStages },
  trlStart: { label: '起始技术成熟度', values: trlCaptions },
  trlCurrent: { label: '当前技术成熟度', values: trlCaptions },
  technologyField: { label: '技术领域', values: technologyFields },
  industryCode: { label: '所属行业', values: industries },
  strategicIndustry: { label: '战新产业', values: strategicIndustries },
  rdSiteRegion: { label: '研发地', values: regions },
  transformationSiteRegion: { label: '转化地', values: regions },
  enterpriseName: { label: '牵头企业' },
  partnerName: { label: '合作单位' },
  status: { label: '状态', values: projectStatusLabels },
  statusReason: { label: '状态原因' },
  statusBeforeSuspension: { label: '暂停前状态', values: projectStatusLabels },
  progressPercent: { label: '进度(%)' },
  landedOn: { label: '落地日期' },
  landingEvidence: { label: '落地依据', values: landingEvidenceLabels },
  landingNote: { label: '依据说明' },
  acceptanceAppliedOn: { label: '申请验收日期' },
  acceptedOn: { label: '验收日期' },
  acceptanceResult: { label: '验收结论', values: acceptanceResultLabels },
  acceptanceMethod: { label: '验收方式' },
  acceptanceCertificateNo: { label: '验收证书号' },
  industrializedOn: { label: '产业化日期' },
  terminatedOn: { label: '终止日期' },
}

export const projectPartyColumns: ColumnLabels = {
  name: { label: '参与单位' },
  role: { label: '角色', values: projectPartyRoleLabels },
  position: { label: '次序' },
}

export const milestoneStatusLabels = {
  NOT_STARTED: '未开始',
  IN_PROGRESS: '进行中',
  AWAITING_CONFIRMATION: '待确认',
  CONFIRMED: '已确认',
  WAIVED: '已豁免',
} satisfies Record<MilestoneStatus, string>

/** As people see it: open past its day is 已逾期; sent back by the reviewer is 已退回. Derived, never stored. */
export const milestoneStateLabels = {
  ...milestoneStatusLabels,
  OVERDUE: '已逾期',
  RETURNED: '已退回',
  VOIDED: '已作废',
}

export type MilestoneState = keyof typeof milestoneStateLabels

export const milestoneStateTones = {
  NOT_STARTED: 'neutral',
  IN_PROGRESS: 'info',
  AWAITING_CONFIRMATION: 'warn',
  CONFIRMED: 'ok',
  WAIVED: 'neutral',
  OVERDUE: 'bad',
  RETURNED: 'bad',
  VOIDED: 'neutral',
} as const satisfies Record<MilestoneState, string>

/** `today` is a day of the calendar, 2022-10-19. */
export function milestoneState(
  milestone: { status: MilestoneStatus; dueOn: Date; returnReason: string | null; voidedAt: Date | null },
  today: Day,
): MilestoneState {
  const { status } = milestone
  if (milestone.voidedAt) return 'VOIDED'
  if (status === 'AWAITING_CONFIRMATION' || status === 'CONFIRMED' || status === 'WAIVED') return status
  if (milestone.returnReason) return 'RETURNED'
  return dayOf(milestone.dueOn) < today ? 'OVERDUE' : status
}

export const milestoneLabels = {
  title: '里程碑名称',
  dueOn: '计划完成日期',
  weight: '权重',
} satisfies Record<keyof MilestoneInput, string>

export const milestoneFormLabels: Record<string, string> = {
  ...milestoneLabels,
  doneOn: '实际完成日期',
  evidence: '完成依据',
  reason: '原因',
}

export const milestoneColumns: ColumnLabels = {
  title: { label: '里程碑名称' },
  dueOn: { label: '计划完成日期' },
  doneOn: { label: '实际完成日期' },
  weight: { label: '权重' },
  status: { label: '里程碑状态', values: milestoneStatusLabels },
  evidence: { label: '完成依据' },
  returnReason: { label: '退回或豁免原因' },
  confirmedAt: { label: '确认时间' },
}

export const fundFlowKindLabels = {
  RECEIVED: '到位',
  SPENT: '支出',
  ALLOCATED: '拨付',
} satisfies Record<FundFlowKind, string>

export const fundFlowLabels = {
  kind: '资金类型',
  amountFen: '金额',
  flowOn: '日期',
  source: '资金来源',
  note: '备注',
} satisfies Record<keyof FundFlowInput, string>

export const fundFlowColumns: ColumnLabels = {
  ...Object.fromEntries(Object.entries(fundFlowLabels).map(([field, label]) => [field, { label }])),
  kind: { label: '资金类型', values: fundFlowKindLabels },
}
