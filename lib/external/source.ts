import type * as z from 'zod'
import { formatInstant } from '@/lib/dates'
import { sourceLabels } from '@/lib/external/labels'
import { optionalInstant, optionalText, optionalUrl, text } from '@/lib/fields'
import type { SheetColumn } from '@/lib/sheets/description'

/** The document a figure was taken from. Its text is not kept, only where it stands. */
export const sourceFields = {
  sourceTitle: text(200),
  sourceOutlet: text(100),
  sourcePublishedAt: optionalInstant,
  sourceUrl: optionalUrl(500),
  sourceEditor: optionalText(60),
}

export type SourceInput = { [Field in keyof typeof sourceFields]: z.output<(typeof sourceFields)[Field]> }

type Saved = {
  sourceTitle: string | null
  sourceOutlet: string | null
  sourcePublishedAt: Date | null
  sourceUrl: string | null
  sourceEditor: string | null
}

/** As its form posts it, and as a spreadsheet has it. */
export function sourceValues(row: Saved): Record<keyof Saved, string> {
  return {
    sourceTitle: row.sourceTitle ?? '',
    sourceOutlet: row.sourceOutlet ?? '',
    sourcePublishedAt: row.sourcePublishedAt ? formatInstant(row.sourcePublishedAt, { seconds: true }) : '',
    sourceUrl: row.sourceUrl ?? '',
    sourceEditor: row.sourceEditor ?? '',
  }
}

export const sourceSelect = {
  sourceTitle: true,
  sourceOutlet: true,
  sourcePublishedAt: true,
  sourceUrl: true,
  sourceEditor: true,
} as const

export const sourceSheetColumns = (required: boolean) =>
  [
    {
      key: 'sourceTitle',
      label: sourceLabels.sourceTitle,
      aliases: '文章标题 报道标题 来源 出处',
      kind: 'text',
      required,
      width: 38,
      example: '示例报道',
    },
    {
      key: 'sourceOutlet',
      label: sourceLabels.sourceOutlet,
      aliases: '媒体 发布媒体 来源单位',
      kind: 'text',
      required,
      width: 20,
      example: '示例日报',
    },
    {
      key: 'sourcePublishedAt',
      label: sourceLabels.sourcePublishedAt,
      aliases: '刊发时间 发表时间',
      kind: 'text',
      width: 20,
      example: '2022-10-19 16:29:34',
    },
    {
      key: 'sourceUrl',
      label: sourceLabels.sourceUrl,
      aliases: '网址 链接 网页地址',
      kind: 'text',
      width: 30,
      example: '',
    },
    {
      key: 'sourceEditor',
      label: sourceLabels.sourceEditor,
      aliases: '编辑',
      kind: 'text',
      width: 12,
      example: '',
    },
  ] as const satisfies readonly SheetColumn[]
