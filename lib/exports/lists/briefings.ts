import 'server-only'

import { briefingFilters } from '@/lib/briefings/filters'
import { briefingKindLabels, briefingStatusLabels } from '@/lib/briefings/labels'
import { readsBriefings } from '@/lib/briefings/policy'
import {
  type BriefingFilter,
  type BriefingListItem,
  briefingFilter,
  listBriefings,
} from '@/lib/briefings/queries'
import { code, day, instant, text } from '@/lib/exports/columns'
import { listExport } from '@/lib/exports/source'

export const briefingsExport = listExport<BriefingListItem, BriefingFilter>({
  title: '简报',
  scope: '由快照生成的简报,含草稿',
  order: '最近生成的在前',
  permits: readsBriefings,
  filter: briefingFilter,
  filters: () => briefingFilters,
  read: (actor, filter, tx) =>
    readsBriefings(actor) ? listBriefings(actor, filter, tx) : Promise.resolve(null),
  words: {
    title: '标题',
    kind: '种类',
    code: '编号',
    issueNo: '期号',
    datedOn: '成文日期',
    status: '状态',
    createdBy: '拟稿人',
    createdAt: '生成时间',
    finalizedBy: '定稿人',
    finalizedAt: '定稿时间',
  },
  cells: {
    title: text(44, ({ title }) => title),
    kind: text(12, ({ kind }) => briefingKindLabels[kind]),
    code: code((row) => row.code, 18),
    issueNo: { kind: 'number', width: 8, text: ({ issueNo }) => (issueNo === null ? null : String(issueNo)) },
    datedOn: day(({ datedOn }) => datedOn),
    status: text(8, ({ status }) => briefingStatusLabels[status]),
    createdBy: text(14, ({ createdByName }) => createdByName),
    createdAt: instant(({ createdAt }) => createdAt),
    finalizedBy: text(14, ({ finalizedByName }) => finalizedByName),
    finalizedAt: instant(({ finalizedAt }) => finalizedAt),
  },
})
