import 'server-only'

import { cooperationModeLabels } from '@/lib/agreements/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { intentionLabels, intentionStatusLabels } from '@/lib/intentions/labels'
import { visibleTo } from '@/lib/intentions/policy'
import { checkIntention, intentionFields } from '@/lib/intentions/schema'
import { intentionValues } from '@/lib/intentions/values'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription, SheetRow } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import { amountText, dayText, filled, inOrderOf, referenceText, wordText } from '@/lib/sheets/values'
import { fieldWords, modeWords } from '@/lib/sheets/words'

const columns = [
  {
    key: 'code',
    label: '意向编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有意向时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'title',
    label: intentionLabels.title,
    aliases: '意向 合作意向 意向项目 意向项目名称 合作意向名称 项目名称 合作内容 名称 需求名称',
    kind: 'text',
    required: true,
    width: 36,
    example: '高性能复合材料联合研发意向',
  },
  {
    key: 'enterpriseId',
    label: intentionLabels.enterpriseId,
    aliases: '企业名称 甲方 本市企业 需求企业 意向企业 单位名称 公司名称 需求方',
    kind: 'organization',
    prefers: 'enterprise',
    required: true,
    width: 28,
    example: '示例新材料科技有限公司',
  },
  {
    key: 'partnerId',
    label: intentionLabels.partnerId,
    aliases: '乙方 合作方 合作院校 合作高校 院校 高校院所 意向单位 意向合作单位 对接单位 对接院校 供给方',
    kind: 'organization',
    prefers: 'knowledge',
    width: 28,
    example: '示例大学',
    hint: '还不确定的留空',
  },
  {
    key: 'reachedOn',
    label: intentionLabels.reachedOn,
    aliases: '达成时间 意向日期 意向时间 对接日期 对接时间 登记日期 日期 时间',
    kind: 'date',
    precise: true,
    required: true,
    width: 12,
    example: '2022-10-19',
    hint: '不知道是哪一天的,可只写到月或年',
  },
  {
    key: 'originEventId',
    label: intentionLabels.originEventId,
    aliases: '活动 活动名称 来源 对接活动 所属大会',
    kind: 'reference',
    to: 'event',
    width: 30,
    example: '',
  },
  {
    key: 'mode',
    label: intentionLabels.mode,
    aliases: '合作方式 合作形式 意向合作模式',
    kind: 'choice',
    values: cooperationModeLabels,
    words: modeWords,
    width: 14,
    example: '项目合作',
  },
  {
    key: 'expectedAmountFen',
    label: intentionLabels.expectedAmountFen,
    aliases: '金额 意向金额 预计投资 拟投资 意向投资额 投资额',
    kind: 'amount',
    width: 14,
    example: '120.5',
  },
  {
    key: 'technologyField',
    label: intentionLabels.technologyField,
    aliases: '领域 所属领域 行业领域',
    kind: 'choice',
    values: technologyFields,
    words: fieldWords,
    width: 20,
    example: '新材料及其应用',
  },
  {
    key: 'nextFollowUpOn',
    label: intentionLabels.nextFollowUpOn,
    aliases: '下次跟进时间 下次跟进',
    kind: 'date',
    width: 14,
    example: '',
  },
  {
    key: 'note',
    label: intentionLabels.note,
    aliases: '说明 需求内容 备注说明',
    kind: 'text',
    long: true,
    width: 30,
    example: '',
  },
  {
    key: 'status',
    label: '状态',
    aliases: '意向状态',
    kind: 'choice',
    values: intentionStatusLabels,
    readOnly: true,
    width: 10,
    example: '',
  },
] as const satisfies readonly SheetColumn[]

const own = columns.flatMap(({ key }) => (key === 'code' || key === 'status' ? [] : [key]))

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  enterpriseId: true,
  enterpriseName: true,
  partnerId: true,
  partnerName: true,
  reachedOn: true,
  reachedOnPrecision: true,
  originEvent: { select: { id: true, code: true, title: true } },
  mode: true,
  expectedAmountFen: true,
  technologyField: true,
  nextFollowUpOn: true,
  note: true,
  status: true,
} as const satisfies Prisma.IntentionSelect

type Saved = Prisma.IntentionGetPayload<{ select: typeof select }>

function textsOf(intention: Saved) {
  return {
    code: intention.code,
    title: intention.title,
    enterpriseId: intention.enterpriseName,
    partnerId: intention.partnerName ?? '',
    reachedOn: dayText(intention.reachedOn, intention.reachedOnPrecision),
    originEventId: referenceText(intention.originEvent),
    mode: wordText(cooperationModeLabels, intention.mode),
    expectedAmountFen: amountText(intention.expectedAmountFen),
    technologyField: wordText(technologyFields, intention.technologyField),
    nextFollowUpOn: dayText(intention.nextFollowUpOn),
    note: intention.note ?? '',
    status: wordText(intentionStatusLabels, intention.status),
  } satisfies Record<(typeof columns)[number]['key'], string>
}

const sameKey = (title?: string, enterprise?: string, partner?: string | null, day?: string) =>
  keyOf('same', title, enterprise, partner || '待定', day)

export const intentionSheet: SheetDescription = {
  type: 'intention',
  label: '意向',
  columns,
  schema: withRules(intentionFields, checkIntention),
  form: (row, saved = {}) => ({ ...saved, ...filled(row, own) }),
  columnOf: (field) => field,
  locked: ({ texts }) =>
    texts.status === intentionStatusLabels.INVALID ? '该意向已标记无效,不能修改' : null,
  keysOf: (row) => [
    ...codeKey(row.code),
    ...sameKey(row.title, row.enterpriseId, row.partnerId, row.reachedOn),
  ],
  async known(tx, rows) {
    const found = await tx.intention.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          {
            title: { in: rows.flatMap(({ title }) => title || []) },
            enterpriseId: { in: rows.flatMap(({ enterpriseId }) => enterpriseId || []) },
            voidedAt: null,
          },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        enterpriseId: true,
        partnerId: true,
        reachedOn: true,
        reachedOnPrecision: true,
        voidedAt: true,
      },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [
        ...codeKey(row.code),
        ...sameKey(
          row.title,
          row.enterpriseId,
          row.partnerId,
          dayText(row.reachedOn, row.reachedOnPrecision),
        ),
      ],
    }))
  },
  async similar(tx, rows) {
    const enterprises = [...rows.values()].flatMap(({ enterpriseId }) => enterpriseId || [])
    const records = await tx.intention.findMany({
      where: { enterpriseId: { in: [...new Set(enterprises)] }, voidedAt: null },
      select: { id: true, code: true, title: true, enterpriseId: true, partnerId: true, reachedOn: true },
    })
    return nearby(
      rows,
      records.map((record) => ({ ...record, groups: [record.enterpriseId], on: record.reachedOn })),
      (row: SheetRow) => ({ groups: [row.enterpriseId ?? ''], on: row.reachedOn }),
      (row, record) => !row.partnerId || !record.partnerId || row.partnerId === record.partnerId,
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.intention.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((intention) => ({
      id: intention.id,
      code: intention.code,
      version: intention.version,
      voided: intention.voidedAt !== null,
      texts: textsOf(intention),
      ids: {
        enterpriseId: intention.enterpriseId,
        partnerId: intention.partnerId ?? '',
        originEventId: intention.originEvent?.id ?? '',
      },
      form: intentionValues(intention),
    }))
  },
}
