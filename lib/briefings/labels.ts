import type { BriefingKind, BriefingStatus } from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'

export const briefingKindLabels = {
  WORK_BRIEFING: '工作简报',
  MONTHLY_STATISTICS: '统计月报',
  SITUATION_REPORT: '情况汇报',
} satisfies Record<BriefingKind, string>

export const briefingStatusLabels = { DRAFT: '草稿', FINAL: '定稿' } satisfies Record<BriefingStatus, string>

/** The name of each field of the form, once. */
export const briefingLabels = { issueNo: '期号', datedOn: '成文日期' } as const

export const templateLabels = {
  masthead: '版头名称',
  documentNumber: '发文字号',
  title: '标题',
  recipient: '主送机关',
  opening: '导语',
  sections: '正文各部分',
  'sections.*.heading': '部分标题',
  'sections.*.text': '部分正文',
  closing: '结语',
  copyTo: '抄送机关',
} as const

export const briefingColumns: ColumnLabels = {
  code: { label: '简报编号' },
  kind: { label: '种类', values: briefingKindLabels },
  status: { label: '状态', values: briefingStatusLabels },
  title: { label: '标题' },
  issueNo: { label: '期号' },
  datedOn: { label: '成文日期' },
  content: { label: '定稿内容' },
  contentHash: { label: '校验码' },
  createdByName: { label: '拟稿人' },
  finalizedAt: { label: '定稿时间' },
  finalizedByName: { label: '定稿人' },
}

export const briefingTemplateColumns: ColumnLabels = {
  kind: { label: '种类', values: briefingKindLabels },
  versionNo: { label: '模板版本' },
  masthead: { label: templateLabels.masthead },
  documentNumber: { label: templateLabels.documentNumber },
  title: { label: templateLabels.title },
  recipient: { label: templateLabels.recipient },
  opening: { label: templateLabels.opening },
  sections: { label: templateLabels.sections },
  closing: { label: templateLabels.closing },
  copyTo: { label: templateLabels.copyTo },
  editedByName: { label: '编辑人' },
}

/** The kinds in addresses. */
export const kindSlugs = {
  WORK_BRIEFING: 'work-briefing',
  MONTHLY_STATISTICS: 'monthly-statistics',
  SITUATION_REPORT: 'situation-report',
} as const satisfies Record<BriefingKind, string>

export function kindOfSlug(slug: string): BriefingKind | undefined {
  return (Object.keys(kindSlugs) as BriefingKind[]).find((kind) => kindSlugs[kind] === slug)
}
