import 'server-only'

import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { filled, inOrderOf, numberText, wordText } from '@/lib/sheets/values'
import { targetLabels } from '@/lib/targets/labels'
import { visibleTo } from '@/lib/targets/policy'
import { checkTarget, indicatorNames, targetFields } from '@/lib/targets/schema'
import { targetValues } from '@/lib/targets/values'

const columns = [
  {
    key: 'code',
    label: '目标编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有目标时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'title',
    label: targetLabels.title,
    aliases: '目标 任务名称 任务 工作目标',
    kind: 'text',
    required: true,
    width: 38,
    example: '培育高新技术企业20家以上',
  },
  {
    key: 'indicatorId',
    label: targetLabels.indicatorId,
    aliases: '指标 指标名称',
    kind: 'choice',
    values: indicatorNames,
    width: 20,
    example: '',
    hint: '门户未统计的指标留空,并填写单位',
  },
  {
    key: 'year',
    label: targetLabels.year,
    aliases: '年份 目标年度',
    kind: 'number',
    required: true,
    width: 8,
    example: '2022',
  },
  {
    key: 'value',
    label: targetLabels.value,
    aliases: '目标数 任务数 目标任务',
    kind: 'text',
    required: true,
    width: 12,
    example: '20',
    hint: '金额类指标以万元为单位,比率类指标填百分数',
  },
  {
    key: 'unit',
    label: targetLabels.unit,
    aliases: '计量单位',
    kind: 'text',
    width: 8,
    example: '家',
    hint: '选择了对应指标的由系统确定',
  },
  {
    key: 'documentNo',
    label: targetLabels.documentNo,
    aliases: '文件号 文件文号 依据文件',
    kind: 'text',
    width: 24,
    example: '',
  },
  {
    key: 'publisher',
    label: targetLabels.publisher,
    aliases: '发布单位 下达单位',
    kind: 'text',
    width: 24,
    example: '定州市人民政府',
  },
  {
    key: 'remark',
    label: targetLabels.remark,
    aliases: '说明',
    kind: 'text',
    long: true,
    width: 34,
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
  year: true,
  value: true,
  unit: true,
  documentNo: true,
  publisher: true,
  remark: true,
} as const satisfies Prisma.TargetSelect

type Saved = Prisma.TargetGetPayload<{ select: typeof select }>

function textsOf(target: Saved) {
  const { value, unit } = targetValues(target)
  return {
    code: target.code,
    title: target.title,
    indicatorId: wordText(indicatorNames, target.indicatorId),
    year: numberText(target.year),
    value: value ?? '',
    unit: unit ?? '',
    documentNo: target.documentNo ?? '',
    publisher: target.publisher ?? '',
    remark: target.remark ?? '',
  } satisfies Record<(typeof columns)[number]['key'], string>
}

/** One target per figure and year. */
const yearKey = (
  indicatorId: string | null | undefined,
  title: string | undefined,
  year: string | undefined,
) => keyOf('year', indicatorId || title, year)

export const targetSheet: SheetDescription = {
  type: 'target',
  label: '年度目标',
  columns,
  schema: withRules(targetFields, checkTarget),
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => field,
  keysOf: (row) => [...codeKey(row.code), ...yearKey(row.indicatorId, row.title, row.year)],
  unique: { year: 'year' },
  async known(tx, rows) {
    const found = await tx.target.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          {
            year: { in: rows.flatMap(({ year }) => (/^\d{4}$/.test(year ?? '') ? Number(year) : [])) },
            voidedAt: null,
          },
        ],
      },
      select: { id: true, code: true, title: true, indicatorId: true, year: true, voidedAt: true },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [...codeKey(row.code), ...yearKey(row.indicatorId, row.title, String(row.year))],
    }))
  },
  async read(tx, actor, ids) {
    const found = await tx.target.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((target) => ({
      id: target.id,
      code: target.code,
      version: target.version,
      voided: target.voidedAt !== null,
      texts: textsOf(target),
      ids: {},
      form: targetValues(target),
    }))
  },
}
