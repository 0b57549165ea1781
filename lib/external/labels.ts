import type { SourceInput } from '@/lib/external/source'

/** Where a figure of somebody else's was published. */
export const sourceLabels = {
  sourceTitle: '来源标题',
  sourceOutlet: '发布机构',
  sourcePublishedAt: '发布时间',
  sourceUrl: '来源网址',
  sourceEditor: '责任编辑',
} satisfies Record<keyof SourceInput, string>
