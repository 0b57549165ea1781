import 'server-only'

import { choice } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import {
  progressReportLabels,
  reportSituationLabels,
  reportStatusLabels,
} from '@/lib/progress-reports/labels'
import { checkProgressReport, progressReportFields } from '@/lib/progress-reports/schema'
import { reportValues } from '@/lib/progress-reports/values'
import { visibleTo } from '@/lib/projects/policy'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { keyOf } from '@/lib/sheets/keys'
import { dayText, filled, inOrderOf, numberText, referenceText, wordText } from '@/lib/sheets/values'

const columns = [
  {
    key: 'projectId',
    label: '项目',
    aliases: '项目编号 项目名称 所属项目 合作项目',
    kind: 'reference',
    to: 'project',
    required: true,
    width: 36,
    example: 'XM-2022-0001',
    hint: '项目编号或项目名称',
  },
  {
    key: 'period',
    label: progressReportLabels.period,
    aliases: '月份 填报期 报告月份 月度 所属月份 填报时间',
    kind: 'month',
    required: true,
    width: 12,
    example: '2022-10',
  },
  {
    key: 'situation',
    label: progressReportLabels.situation,
    aliases: '情况 进展状态 本期情况',
    kind: 'choice',
    values: reportSituationLabels,
    words: {
      正常推进: 'PROGRESS',
      正常: 'PROGRESS',
      进展: 'PROGRESS',
      困难: 'DIFFICULTY',
      延期: 'EXTENSION',
    },
    required: true,
    width: 12,
    example: '有进展',
  },
  {
    key: 'percent',
    label: progressReportLabels.percent,
    aliases: '上报进度 进度 完成进度 完成比例 完成率 项目进度 累计进度',
    kind: 'number',
    required: true,
    width: 10,
    example: '40',
    hint: '0 到 100 的整数',
  },
  {
    key: 'narrative',
    label: progressReportLabels.narrative,
    aliases: '进展情况 进展说明 工作进展 主要进展 本月进展 进展',
    kind: 'text',
    long: true,
    width: 40,
    example: '中试线已完成安装,正在调试',
  },
  {
    key: 'problems',
    label: progressReportLabels.problems,
    aliases: '问题 存在的问题 困难 问题和困难',
    kind: 'text',
    long: true,
    width: 30,
    example: '',
  },
  {
    key: 'nextSteps',
    label: progressReportLabels.nextSteps,
    aliases: '下步打算 下一步计划 下一步工作 下步计划',
    kind: 'text',
    long: true,
    width: 30,
    example: '',
  },
  {
    key: 'requestedEndOn',
    label: progressReportLabels.requestedEndOn,
    aliases: '申请延期 延期至',
    kind: 'date',
    width: 12,
    example: '',
  },
  {
    key: 'status',
    label: '填报状态',
    kind: 'choice',
    values: reportStatusLabels,
    readOnly: true,
    width: 10,
    example: '',
  },
] as const satisfies readonly SheetColumn[]

const own = columns.flatMap(({ key }) => (key === 'status' ? [] : [key]))

const select = {
  id: true,
  version: true,
  projectId: true,
  project: { select: { code: true, title: true } },
  period: true,
  situation: true,
  percent: true,
  narrative: true,
  problems: true,
  nextSteps: true,
  requestedEndOn: true,
  status: true,
} as const satisfies Prisma.ProgressReportSelect

type Saved = Prisma.ProgressReportGetPayload<{ select: typeof select }>

function textsOf(report: Saved) {
  return {
    projectId: referenceText(report.project),
    period: report.period,
    situation: wordText(reportSituationLabels, report.situation),
    percent: numberText(report.percent),
    narrative: report.narrative ?? '',
    problems: report.problems ?? '',
    nextSteps: report.nextSteps ?? '',
    requestedEndOn: dayText(report.requestedEndOn),
    status: wordText(reportStatusLabels, report.status),
  } satisfies Record<(typeof columns)[number]['key'], string>
}

// on the page the project is the page's; a sheet names it
export const reportRowSchema = withRules(
  progressReportFields.extend({ projectId: choice }),
  checkProgressReport,
)

export const progressReportSheet: SheetDescription = {
  type: 'progressReport',
  label: '进展填报',
  columns,
  schema: reportRowSchema,
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => field,
  locked: ({ texts }) =>
    texts.status === reportStatusLabels.APPROVED ? '该月填报已审核通过,不能修改' : null,
  keysOf: (row) => keyOf('month', row.projectId, row.period),
  unique: { month: 'period' },
  judgedBy: ['projectId'],
  async known(tx, rows) {
    const found = await tx.progressReport.findMany({
      where: {
        projectId: { in: rows.flatMap(({ projectId }) => projectId || []) },
        period: { in: rows.flatMap(({ period }) => period || []) },
      },
      select: { id: true, projectId: true, period: true },
    })
    return found.map(({ id, projectId, period }) => ({
      id,
      code: null,
      voided: false,
      keys: keyOf('month', projectId, period),
    }))
  },
  async read(tx, actor, ids) {
    const found = await tx.progressReport.findMany({
      where: { id: { in: [...ids] }, project: visibleTo(actor) },
      select,
    })
    return inOrderOf(ids, found).map((report) => ({
      id: report.id,
      code: null,
      version: report.version,
      voided: false,
      texts: textsOf(report),
      ids: { projectId: report.projectId },
      form: { projectId: report.projectId, period: report.period, ...reportValues(report) },
    }))
  },
}
