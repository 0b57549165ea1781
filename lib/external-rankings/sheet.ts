import 'server-only'

import { sourceSelect, sourceSheetColumns, sourceValues } from '@/lib/external/source'
import { externalRankingLabels, scoreText } from '@/lib/external-rankings/labels'
import { visibleTo } from '@/lib/external-rankings/policy'
import { checkExternalRanking, externalRankingFields } from '@/lib/external-rankings/schema'
import { externalRankingValues } from '@/lib/external-rankings/values'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { filled, inOrderOf, numberText } from '@/lib/sheets/values'

const columns = [
  {
    key: 'code',
    label: '排名编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有排名时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'scheme',
    label: externalRankingLabels.scheme,
    aliases: '评价名称 考核名称 排名名称',
    kind: 'text',
    required: true,
    width: 38,
    example: '县域科技创新能力监测评价',
  },
  {
    key: 'year',
    label: externalRankingLabels.year,
    aliases: '年度 年份 公布年份',
    kind: 'number',
    required: true,
    width: 10,
    example: '2022',
  },
  {
    key: 'dataYear',
    label: externalRankingLabels.dataYear,
    aliases: '数据年份',
    kind: 'number',
    width: 10,
    example: '2021',
  },
  {
    key: 'rank',
    label: externalRankingLabels.rank,
    aliases: '排名 名次 全省位次',
    kind: 'number',
    required: true,
    width: 8,
    example: '7',
  },
  {
    key: 'total',
    label: externalRankingLabels.total,
    aliases: '参评单位数 总数',
    kind: 'number',
    width: 10,
    example: '',
  },
  {
    key: 'score',
    label: externalRankingLabels.score,
    aliases: '分数 总分',
    kind: 'number',
    width: 10,
    example: '',
  },
  {
    key: 'className',
    label: externalRankingLabels.className,
    aliases: '类别 等级 方阵',
    kind: 'text',
    width: 12,
    example: 'A类',
  },
  {
    key: 'publisher',
    label: externalRankingLabels.publisher,
    aliases: '发布单位 公布机构',
    kind: 'text',
    required: true,
    width: 24,
    example: '河北省科学技术厅',
  },
  {
    key: 'documentNo',
    label: externalRankingLabels.documentNo,
    aliases: '文件号 文件文号',
    kind: 'text',
    width: 22,
    example: '',
  },
  ...sourceSheetColumns(false),
  {
    key: 'note',
    label: externalRankingLabels.note,
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
  scheme: true,
  year: true,
  dataYear: true,
  rank: true,
  total: true,
  scoreHundredths: true,
  className: true,
  publisher: true,
  documentNo: true,
  ...sourceSelect,
  note: true,
} as const satisfies Prisma.ExternalRankingSelect

type Saved = Prisma.ExternalRankingGetPayload<{ select: typeof select }>

function textsOf(ranking: Saved) {
  return {
    code: ranking.code,
    scheme: ranking.scheme,
    year: numberText(ranking.year),
    dataYear: numberText(ranking.dataYear),
    rank: numberText(ranking.rank),
    total: numberText(ranking.total),
    score: scoreText(ranking.scoreHundredths),
    className: ranking.className ?? '',
    publisher: ranking.publisher,
    documentNo: ranking.documentNo ?? '',
    ...sourceValues(ranking),
    note: ranking.note ?? '',
  } satisfies Record<(typeof columns)[number]['key'], string>
}

export const externalRankingSheet: SheetDescription = {
  type: 'externalRanking',
  label: '外部排名',
  columns,
  schema: withRules(externalRankingFields, checkExternalRanking),
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => field,
  keysOf: (row) => [...codeKey(row.code), ...keyOf('year', row.scheme, row.year)],
  unique: { year: 'year' },
  async known(tx, rows) {
    const found = await tx.externalRanking.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { scheme: { in: rows.flatMap(({ scheme }) => scheme || []) }, voidedAt: null },
        ],
      },
      select: { id: true, code: true, scheme: true, year: true, voidedAt: true },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [...codeKey(row.code), ...keyOf('year', row.scheme, String(row.year))],
    }))
  },
  async read(tx, actor, ids) {
    const found = await tx.externalRanking.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((ranking) => ({
      id: ranking.id,
      code: ranking.code,
      version: ranking.version,
      voided: ranking.voidedAt !== null,
      texts: textsOf(ranking),
      ids: {},
      form: externalRankingValues(ranking),
    }))
  },
}
