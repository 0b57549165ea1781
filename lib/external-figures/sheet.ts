import 'server-only'

import { sourceSelect, sourceSheetColumns, sourceValues } from '@/lib/external/source'
import { externalFigureLabels } from '@/lib/external-figures/labels'
import { visibleTo } from '@/lib/external-figures/policy'
import { checkExternalFigure, externalFigureFields } from '@/lib/external-figures/schema'
import { externalFigureValues } from '@/lib/external-figures/values'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { dayText, filled, inOrderOf, wordText } from '@/lib/sheets/values'
import { indicatorNames } from '@/lib/targets/schema'

const columns = [
  {
    key: 'code',
    label: '数据编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有数据时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'title',
    label: externalFigureLabels.title,
    aliases: '指标名称 数据项',
    kind: 'text',
    required: true,
    width: 34,
    example: '达成合作意向',
  },
  {
    key: 'figureText',
    label: externalFigureLabels.figureText,
    aliases: '公布数 数字 公开数字',
    kind: 'text',
    required: true,
    width: 14,
    example: '100余项',
    hint: '照原文填写,带单位',
  },
  {
    key: 'exactValue',
    label: externalFigureLabels.exactValue,
    kind: 'number',
    width: 10,
    example: '',
    hint: '仅当公布的是准确数时填写;约数不得填写',
  },
  {
    key: 'lowerBound',
    label: externalFigureLabels.lowerBound,
    kind: 'number',
    width: 10,
    example: '100',
    hint: '公布“100余项”的填 100',
  },
  {
    key: 'asOf',
    label: externalFigureLabels.asOf,
    aliases: '截止日期 统计截止日期 截至',
    kind: 'date',
    required: true,
    width: 12,
    example: '2022-10-19',
  },
  {
    key: 'indicatorId',
    label: externalFigureLabels.indicatorId,
    aliases: '指标',
    kind: 'choice',
    values: indicatorNames,
    width: 18,
    example: '',
  },
  ...sourceSheetColumns(true),
  {
    key: 'note',
    label: externalFigureLabels.note,
    aliases: '说明',
    kind: 'text',
    long: true,
    width: 30,
    example: '',
  },
] as const satisfies readonly SheetColumn[]

const own = columns.flatMap(({ key }) => (key === 'code' ? [] : [key]))

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  indicatorId: true,
  figureText: true,
  exactValue: true,
  lowerBound: true,
  asOf: true,
  ...sourceSelect,
  note: true,
} as const satisfies Prisma.ExternalFigureSelect

type Saved = Prisma.ExternalFigureGetPayload<{ select: typeof select }>

function textsOf(figure: Saved) {
  return {
    code: figure.code,
    title: figure.title,
    indicatorId: wordText(indicatorNames, figure.indicatorId),
    figureText: figure.figureText,
    exactValue: figure.exactValue === null ? '' : String(figure.exactValue),
    lowerBound: figure.lowerBound === null ? '' : String(figure.lowerBound),
    asOf: dayText(figure.asOf),
    ...sourceValues(figure),
    note: figure.note ?? '',
  } satisfies Record<(typeof columns)[number]['key'], string>
}

/** One document says one thing once. */
const sameKey = (title: string | undefined, asOf: string | undefined, source: string | undefined) =>
  keyOf('same', title, asOf, source)

export const externalFigureSheet: SheetDescription = {
  type: 'externalFigure',
  label: '外部数据',
  columns,
  schema: withRules(externalFigureFields, checkExternalFigure),
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => field,
  keysOf: (row) => [...codeKey(row.code), ...sameKey(row.title, row.asOf, row.sourceTitle)],
  async known(tx, rows) {
    const found = await tx.externalFigure.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { title: { in: rows.flatMap(({ title }) => title || []) }, voidedAt: null },
        ],
      },
      select: { id: true, code: true, title: true, asOf: true, sourceTitle: true, voidedAt: true },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [...codeKey(row.code), ...sameKey(row.title, dayText(row.asOf), row.sourceTitle)],
    }))
  },
  async read(tx, actor, ids) {
    const found = await tx.externalFigure.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((figure) => ({
      id: figure.id,
      code: figure.code,
      version: figure.version,
      voided: figure.voidedAt !== null,
      texts: textsOf(figure),
      ids: {},
      form: externalFigureValues(figure),
    }))
  },
}
