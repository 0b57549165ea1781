import 'server-only'

import { code, day, instant, text } from '@/lib/exports/columns'
import { listExport } from '@/lib/exports/source'
import { reportFilters } from '@/lib/progress-reports/filters'
import { reportSituationLabels, reportStatusLabels } from '@/lib/progress-reports/labels'
import { listReports, type ReportListItem, reportFilter } from '@/lib/progress-reports/queries'
import { progressReportSheet } from '@/lib/progress-reports/sheet'
import { referenceNames } from '@/lib/reference-names'

export const reportsExport = listExport<ReportListItem, ReturnType<typeof reportFilter>>({
  title: '项目进展填报',
  scope: '未作废项目的进展填报',
  filter: reportFilter,
  filters: async (actor, { organizationId }) =>
    reportFilters(await referenceNames(actor, { organizationId })),
  read: listReports,
  sheet: progressReportSheet,
  words: {
    title: '项目',
    enterprise: '牵头企业',
    period: '月份',
    situation: '本月情况',
    now: '现进度',
    percent: '上报进度',
    narrative: '说明',
    problems: '问题',
    nextSteps: '下一步',
    requestedEndOn: '申请延期至',
    returnReason: '退回原因',
    plannedEndOn: '计划完成',
    submittedAt: '提交时间',
    status: '状态',
  },
  cells: {
    title: text(36, ({ project }) => project.title),
    enterprise: text(28, ({ project }) => project.enterpriseName),
    period: code(({ period }) => period, 10),
    situation: text(10, ({ situation }) => reportSituationLabels[situation]),
    now: { kind: 'percent', width: 8, text: ({ project }) => String(project.progressPercent) },
    percent: { kind: 'percent', width: 10, text: ({ percent }) => String(percent) },
    narrative: { kind: 'long', width: 40, text: ({ narrative }) => narrative },
    problems: { kind: 'long', width: 30, text: ({ problems }) => problems },
    nextSteps: { kind: 'long', width: 30, text: ({ nextSteps }) => nextSteps },
    requestedEndOn: day(({ requestedEndOn }) => requestedEndOn),
    returnReason: { kind: 'long', width: 24, text: ({ returnReason }) => returnReason },
    plannedEndOn: day(({ project }) => project.plannedEndOn),
    submittedAt: instant(({ submittedAt }) => submittedAt),
    status: text(10, ({ status }) => reportStatusLabels[status]),
  },
})
