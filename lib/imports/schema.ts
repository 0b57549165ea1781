import * as z from 'zod'
import { regions } from '@/lib/dictionaries/regions'
import { choice, creditCodeField, oneOf, text } from '@/lib/fields'
import { OrganizationKind } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { storable } from '@/lib/text'

/** What people post about a file. */
const position = z.coerce.number('请刷新页面后重试').int().min(0).max(1_000_000)
const key = z.string().min(1).max(200)
/** A cell of the page: as long as a cell of a spreadsheet may be. */
const cellText = z.string().max(32_767, '单元格内容过长').transform(storable)

export const sheetTypes = [
  'organization',
  'event',
  'intention',
  'agreement',
  'project',
  'progressReport',
  'technologyContract',
  'patent',
  'achievement',
  'target',
  'externalFigure',
  'externalRanking',
] as const

export const typeInput = z.object({ type: z.enum(sheetTypes, '请选择导入的数据类型') })

/** How the file is to be understood: each changes one thing of the plan. */
export const planChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('type'), type: z.enum(sheetTypes, '请选择导入的数据类型') }),
  z.object({ change: z.literal('use'), sheet: position, use: z.stringbool() }),
  z.object({
    change: z.literal('header'),
    sheet: position,
    from: z.coerce.number('请填写表头所在的行').int().min(1, '请填写表头所在的行').max(1000),
    to: z.coerce.number('请填写表头所在的行').int().min(1, '请填写表头所在的行').max(1000),
  }),
  z.object({ change: z.literal('column'), sheet: position, index: position, key: z.string().max(60) }),
  z.object({ change: z.literal('unit'), unit: z.enum(['元', '万元'], '请选择金额单位') }),
  z.object({ change: z.literal('default'), key, text: cellText }),
  z.object({ change: z.literal('word'), key, word: cellText, code: z.string().max(60) }),
])

export type PlanChange = z.output<typeof planChange>

export const cellEdit = z.object({ position, column: key, text: cellText })

/** 应用到全部相同值: every cell of the column with this text and a problem. */
export const sameEdit = z.object({ column: key, value: cellText, text: cellText })

export const rowDecision = z.object({
  positions: z.array(position).min(1, '请选择要处理的行').max(50_000),
  decision: z.enum(['CREATE', 'UPDATE', 'LEAVE_OUT', 'UNDECIDED'], '请选择处理方式'),
  /** UPDATE: the record meant, where several are alike. */
  recordId: z.string().refine(isId, '请从列表中选择').optional(),
})

export const organizationMeaning = z.discriminatedUnion('meaning', [
  z.object({ meaning: z.literal('existing'), key, organizationId: choice }),
  z.object({
    meaning: z.literal('new'),
    key,
    name: text(100),
    kind: oneOf(OrganizationKind),
    regionCode: oneOf(regions),
    creditCode: creditCodeField,
  }),
])
