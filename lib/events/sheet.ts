import 'server-only'

import { eventKindLabels, eventLabels } from '@/lib/events/labels'
import { visibleTo } from '@/lib/events/policy'
import { checkEvent, eventFields } from '@/lib/events/schema'
import { eventValues } from '@/lib/events/values'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import { dayText, filled, inOrderOf, numberText } from '@/lib/sheets/values'

const columns = [
  {
    key: 'code',
    label: '活动编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有活动时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'title',
    label: eventLabels.title,
    aliases: '大会名称 会议名称 活动 活动主题 名称 大会',
    kind: 'text',
    required: true,
    width: 38,
    example: '定州市第三届产学研合作大会',
  },
  {
    key: 'seriesId',
    label: eventLabels.seriesId,
    aliases: '系列 所属系列 活动品牌',
    kind: 'reference',
    to: 'eventSeries',
    width: 24,
    example: '定州市产学研大会',
    hint: '库中已有的系列填在此列;没有的,填写新系列名称和类型',
  },
  { key: 'newSeriesName', label: eventLabels.newSeriesName, kind: 'text', width: 24, example: '' },
  {
    key: 'newSeriesKind',
    label: eventLabels.newSeriesKind,
    aliases: '活动类型 活动类别',
    kind: 'choice',
    values: eventKindLabels,
    width: 16,
    example: '',
  },
  {
    key: 'edition',
    label: eventLabels.edition,
    aliases: '届 届数 第几届',
    kind: 'number',
    width: 8,
    example: '3',
  },
  {
    key: 'heldOn',
    label: eventLabels.heldOn,
    aliases: '举办时间 召开时间 召开日期 活动时间 活动日期 时间 日期 开始日期',
    kind: 'date',
    precise: true,
    required: true,
    width: 12,
    example: '2022-10-19',
    hint: '不知道是哪一天的,可只写到月或年',
  },
  {
    key: 'endedOn',
    label: eventLabels.endedOn,
    aliases: '结束时间',
    kind: 'date',
    width: 12,
    example: '',
  },
  {
    key: 'place',
    label: eventLabels.place,
    aliases: '举办地点 会议地点 活动地点 召开地点',
    kind: 'text',
    width: 22,
    example: '定州市',
  },
  {
    key: 'organizers',
    label: eventLabels.organizers,
    aliases: '主办 主办方 承办单位 组织单位',
    kind: 'text',
    width: 26,
    example: '定州市人民政府',
  },
  {
    key: 'publishedText',
    label: eventLabels.publishedText,
    aliases: '公开报道 报道数字',
    kind: 'text',
    long: true,
    width: 34,
    example: '',
  },
  {
    key: 'summary',
    label: eventLabels.summary,
    aliases: '概况 活动简介 活动内容 备注 说明',
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
  seriesId: true,
  series: { select: { name: true } },
  edition: true,
  heldOn: true,
  heldOnPrecision: true,
  endedOn: true,
  place: true,
  organizers: true,
  publishedText: true,
  summary: true,
} as const satisfies Prisma.EventSelect

type Saved = Prisma.EventGetPayload<{ select: typeof select }>

function textsOf(event: Saved) {
  return {
    code: event.code,
    title: event.title,
    seriesId: event.series.name,
    newSeriesName: '',
    newSeriesKind: '',
    edition: numberText(event.edition),
    heldOn: dayText(event.heldOn, event.heldOnPrecision),
    endedOn: dayText(event.endedOn),
    place: event.place ?? '',
    organizers: event.organizers ?? '',
    publishedText: event.publishedText ?? '',
    summary: event.summary ?? '',
  } satisfies Record<(typeof columns)[number]['key'], string>
}

export const eventSheet: SheetDescription = {
  type: 'event',
  label: '活动',
  columns,
  schema: withRules(eventFields, checkEvent),
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => (field === 'newSeriesAliases' ? 'newSeriesName' : field),
  keysOf: (row) => [
    ...codeKey(row.code),
    ...keyOf('edition', row.seriesId, row.edition),
    ...keyOf('same', row.title, row.heldOn),
  ],
  unique: { edition: 'edition' },
  judgedBy: ['seriesId', 'newSeriesName'],
  async known(tx, rows) {
    const found = await tx.event.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { seriesId: { in: rows.flatMap(({ seriesId }) => seriesId || []) }, edition: { not: null } },
          { title: { in: rows.flatMap(({ title }) => title || []) }, voidedAt: null },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        seriesId: true,
        edition: true,
        heldOn: true,
        heldOnPrecision: true,
        voidedAt: true,
      },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [
        ...codeKey(row.code),
        ...keyOf('edition', row.seriesId, numberText(row.edition)),
        ...keyOf('same', row.title, dayText(row.heldOn, row.heldOnPrecision)),
      ],
    }))
  },
  async similar(tx, rows) {
    const records = await tx.event.findMany({
      where: { voidedAt: null },
      select: { id: true, code: true, title: true, heldOn: true },
    })
    return nearby(
      rows,
      records.map((record) => ({ ...record, groups: [''], on: record.heldOn })),
      (row) => ({ groups: [''], on: row.heldOn }),
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.event.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((event) => ({
      id: event.id,
      code: event.code,
      version: event.version,
      voided: event.voidedAt !== null,
      texts: textsOf(event),
      ids: { seriesId: event.seriesId },
      form: eventValues(event),
    }))
  },
}
