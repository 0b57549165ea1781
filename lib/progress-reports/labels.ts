import type { ReportChannel, ReportSituation, ReportStatus } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'
import type { ProgressReportInput } from '@/lib/progress-reports/schema'

export const reportSituationLabels = {
  NO_CHANGE: '无变化',
  PROGRESS: '有进展',
  DIFFICULTY: '遇到困难',
  EXTENSION: '申请延期',
} satisfies Record<ReportSituation, string>

export const reportStatusLabels = {
  SUBMITTED: '已提交',
  APPROVED: '已通过',
  RETURNED: '已退回',
} satisfies Record<ReportStatus, string>

/** As people see a month of a project: what nobody reported is 未报, and 逾期未报 once its day has passed. Derived. */
export const reportStateLabels = { ...reportStatusLabels, MISSING: '未报', OVERDUE: '逾期未报' }

export type ReportState = keyof typeof reportStateLabels

export const reportStateTones = {
  SUBMITTED: 'info',
  APPROVED: 'ok',
  RETURNED: 'bad',
  MISSING: 'warn',
  OVERDUE: 'bad',
} as const satisfies Record<ReportState, string>

export const reportChannelLabels = {
  PHONE: '手机',
  COMPUTER: '电脑',
  IMPORT: '导入',
} satisfies Record<ReportChannel, string>

export const progressReportLabels = {
  period: '填报月份',
  situation: '本月情况',
  percent: '当前进度',
  narrative: '一句话说明',
  problems: '存在问题',
  nextSteps: '下一步打算',
  requestedEndOn: '申请延期至',
} satisfies Record<keyof ProgressReportInput, string>

export const progressReportColumns: ColumnLabels = {
  ...Object.fromEntries(Object.entries(progressReportLabels).map(([field, label]) => [field, { label }])),
  situation: { label: '本月情况', values: reportSituationLabels },
  channel: { label: '填报方式', values: reportChannelLabels },
  status: { label: '填报状态', values: reportStatusLabels },
  submittedAt: { label: '提交时间' },
  reviewedAt: { label: '审核时间' },
  returnReason: { label: '退回原因' },
}
