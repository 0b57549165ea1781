import 'server-only'

import {
  achievementLabels,
  achievementStatusLabels,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import { visibleTo } from '@/lib/achievements/policy'
import { achievementFields, checkAchievement } from '@/lib/achievements/schema'
import { achievementValues } from '@/lib/achievements/values'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withRules } from '@/lib/rules'
import type { SheetColumn, SheetDescription } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import {
  dayText,
  filled,
  inOrderOf,
  JOINT,
  listOfIds,
  referenceText,
  repeated,
  wordText,
} from '@/lib/sheets/values'

const columns = [
  {
    key: 'code',
    label: '成果编号',
    aliases: '系统编号',
    kind: 'code',
    width: 16,
    example: '',
    hint: '更新已有成果时填写系统编号;新增时留空,由系统编号',
  },
  {
    key: 'title',
    label: achievementLabels.title,
    aliases: '成果 科技成果名称 科技成果 名称',
    kind: 'text',
    required: true,
    width: 40,
    example: '高性能复合材料制备技术',
  },
  {
    key: 'owners',
    label: achievementLabels.owners,
    aliases: '第一完成单位 完成人单位 企业名称 单位名称 持有单位 主要完成单位',
    kind: 'organization',
    several: true,
    required: true,
    width: 34,
    example: '示例新材料科技有限公司',
    hint: '多个单位用顿号分开',
  },
  {
    key: 'noveltyClaim',
    label: achievementLabels.noveltyClaim,
    aliases: '成果水平 技术水平 水平 先进性',
    kind: 'choice',
    values: noveltyClaimLabels,
    words: { 国内空白: 'DOMESTIC_GAP', 国际空白: 'INTERNATIONAL_GAP' },
    width: 16,
    example: '国内领先',
  },
  {
    key: 'impactClaims',
    label: achievementLabels.impactClaims,
    aliases: '作用 成果影响 效益',
    kind: 'choice',
    values: impactClaimLabels,
    several: true,
    width: 20,
    example: '',
    hint: '多项用顿号分开',
  },
  {
    key: 'evidenceKind',
    label: achievementLabels.evidenceKind,
    aliases: '证明材料 证明材料类型 评价方式',
    kind: 'choice',
    values: evidenceKindLabels,
    words: {
      查新: 'NOVELTY_SEARCH',
      科技查新: 'NOVELTY_SEARCH',
      鉴定: 'APPRAISAL',
      评价: 'EVALUATION',
      检测: 'TEST_REPORT',
    },
    width: 14,
    example: '成果评价',
  },
  {
    key: 'evidenceNo',
    label: achievementLabels.evidenceNo,
    aliases: '证书编号 报告编号 证书号',
    kind: 'code',
    width: 18,
    example: '',
  },
  {
    key: 'evidenceIssuer',
    label: achievementLabels.evidenceIssuer,
    aliases: '评价单位 鉴定单位 出具机构 评价机构',
    kind: 'text',
    width: 24,
    example: '示例科技评价中心',
  },
  {
    key: 'evidenceOn',
    label: achievementLabels.evidenceOn,
    aliases: '证明时间 评价日期 鉴定日期 评价时间 鉴定时间',
    kind: 'date',
    width: 12,
    example: '2022-10-19',
  },
  {
    key: 'completedOn',
    label: achievementLabels.completedOn,
    aliases: '完成时间 成果完成日期',
    kind: 'date',
    width: 12,
    example: '2022-06-30',
  },
  {
    key: 'summary',
    label: achievementLabels.summary,
    aliases: '简介 成果介绍 主要内容 备注 说明',
    kind: 'text',
    long: true,
    width: 36,
    example: '',
  },
  {
    key: 'projectId',
    label: achievementLabels.projectId,
    aliases: '项目 项目编号 项目名称 所属项目',
    kind: 'reference',
    to: 'project',
    width: 30,
    example: '',
  },
  {
    key: 'patents',
    label: achievementLabels.patents,
    aliases: '关联专利 专利 专利号 专利申请号',
    kind: 'reference',
    to: 'patent',
    several: true,
    width: 30,
    example: '',
    hint: '专利编号或申请号,多个用顿号分开',
  },
  {
    key: 'status',
    label: '状态',
    aliases: '成果状态',
    kind: 'choice',
    values: achievementStatusLabels,
    readOnly: true,
    width: 10,
    example: '',
  },
] as const satisfies readonly SheetColumn[]

const own = columns.flatMap(({ key }) => (['code', 'status', 'owners', 'patents'].includes(key) ? [] : [key]))

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  noveltyClaim: true,
  impactClaims: true,
  evidenceKind: true,
  evidenceNo: true,
  evidenceIssuer: true,
  evidenceOn: true,
  completedOn: true,
  summary: true,
  project: { select: { id: true, code: true, title: true } },
  status: true,
  owners: { select: { organizationId: true, name: true }, orderBy: { position: 'asc' } },
  patents: { select: { patent: { select: { id: true, code: true, title: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.AchievementSelect

type Saved = Prisma.AchievementGetPayload<{ select: typeof select }>

function textsOf(achievement: Saved) {
  return {
    code: achievement.code,
    title: achievement.title,
    owners: achievement.owners.map(({ name }) => name).join(JOINT),
    noveltyClaim: wordText(noveltyClaimLabels, achievement.noveltyClaim),
    impactClaims: achievement.impactClaims.map((claim) => impactClaimLabels[claim]).join(JOINT),
    evidenceKind: wordText(evidenceKindLabels, achievement.evidenceKind),
    evidenceNo: achievement.evidenceNo ?? '',
    evidenceIssuer: achievement.evidenceIssuer ?? '',
    evidenceOn: dayText(achievement.evidenceOn),
    completedOn: dayText(achievement.completedOn),
    summary: achievement.summary ?? '',
    projectId: referenceText(achievement.project),
    patents: achievement.patents.map(({ patent }) => patent.code).join(JOINT),
    status: wordText(achievementStatusLabels, achievement.status),
  } satisfies Record<(typeof columns)[number]['key'], string>
}

/** Repeated rows a cell names by their ids. */
const rowsOf = (cell: string | undefined, name: 'owners' | 'patents', field: string) =>
  cell
    ? repeated(
        name,
        listOfIds(cell).map((id) => ({ [field]: id })),
      )
    : {}

export const achievementSheet: SheetDescription = {
  type: 'achievement',
  label: '成果',
  columns,
  schema: withRules(achievementFields, checkAchievement),
  form: (row, saved = {}) => ({
    ...saved,
    ...filled(row, own),
    ...rowsOf(row.owners, 'owners', 'organizationId'),
    ...rowsOf(row.patents, 'patents', 'patentId'),
  }),
  columnOf: (field) => field.replace(/\..*/, ''),
  keysOf: (row) => [...codeKey(row.code), ...keyOf('same', row.title, listOfIds(row.owners)[0])],
  async known(tx, rows) {
    const found = await tx.achievement.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { title: { in: rows.flatMap(({ title }) => title || []) }, voidedAt: null },
        ],
      },
      select: {
        id: true,
        code: true,
        title: true,
        voidedAt: true,
        owners: { select: { organizationId: true }, orderBy: { position: 'asc' }, take: 1 },
      },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [...codeKey(row.code), ...keyOf('same', row.title, row.owners[0]?.organizationId)],
    }))
  },
  async similar(tx, rows) {
    const owners = [...new Set([...rows.values()].flatMap((row) => listOfIds(row.owners)))]
    const records = await tx.achievement.findMany({
      where: { participantIds: { hasSome: owners }, voidedAt: null },
      select: { id: true, code: true, title: true, participantIds: true },
    })
    return nearby(
      rows,
      // what fills a gap is counted once, however long ago it was entered
      records.map((record) => ({ ...record, groups: record.participantIds, on: null })),
      (row) => ({ groups: listOfIds(row.owners), on: undefined }),
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.achievement.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((achievement) => ({
      id: achievement.id,
      code: achievement.code,
      version: achievement.version,
      voided: achievement.voidedAt !== null,
      texts: textsOf(achievement),
      ids: {
        owners: achievement.owners.map(({ organizationId }) => organizationId).join(JOINT),
        projectId: achievement.project?.id ?? '',
        patents: achievement.patents.map(({ patent }) => patent.id).join(JOINT),
      },
      form: achievementValues({
        ...achievement,
        patents: achievement.patents.map(({ patent }) => patent),
      }),
    }))
  },
}
