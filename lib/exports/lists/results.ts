import 'server-only'

import { achievementFilters } from '@/lib/achievements/filters'
import {
  achievementState,
  achievementStateLabels,
  counting,
  countingLabels,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import {
  type AchievementFilter,
  type AchievementListItem,
  achievementFilter,
  listAchievements,
} from '@/lib/achievements/queries'
import { achievementSheet } from '@/lib/achievements/sheet'
import { eventFilters } from '@/lib/events/filters'
import { editionText, eventKindLabels, eventState, eventStateLabels } from '@/lib/events/labels'
import {
  type EventFilter,
  type EventListItem,
  eventFilter,
  eventSeriesNames,
  listEvents,
} from '@/lib/events/queries'
import { eventSheet } from '@/lib/events/sheet'
import { code, day, text } from '@/lib/exports/columns'
import { listedExport } from '@/lib/exports/source'
import { patentFilters } from '@/lib/patents/filters'
import { patentKindLabels, patentState, patentStateLabels } from '@/lib/patents/labels'
import { formatPatentNumber } from '@/lib/patents/number'
import { listPatents, type PatentFilter, type PatentListItem, patentFilter } from '@/lib/patents/queries'
import { patentSheet } from '@/lib/patents/sheet'
import { referenceNames } from '@/lib/reference-names'
import { JOINT } from '@/lib/sheets/values'

export const eventsExport = listedExport<'events', EventListItem, EventFilter>('events', {
  title: '产学研活动',
  scope: '已登记的活动',
  filter: eventFilter,
  filters: async (actor) => eventFilters(await eventSeriesNames(actor)),
  read: listEvents,
  sheet: eventSheet,
  cells: {
    title: text(40, ({ title }) => title),
    status: text(10, (row, today) => eventStateLabels[eventState(row, today)]),
    kind: text(14, ({ series }) => eventKindLabels[series.kind]),
    edition: text(10, ({ edition }) => editionText(edition)),
    heldOn: day(
      ({ heldOn }) => heldOn,
      ({ heldOnPrecision }) => heldOnPrecision,
    ),
    series: text(28, ({ series }) => series.name),
    place: text(20, ({ place }) => place),
    organizers: text(28, ({ organizers }) => organizers),
    code: code((row) => row.code),
  },
})

export const patentsExport = listedExport<'patents', PatentListItem, PatentFilter>('patents', {
  title: '专利',
  scope: '已登记的专利',
  filter: patentFilter,
  filters: async (actor, { organizationId, projectId }) =>
    patentFilters(await referenceNames(actor, { organizationId, projectId })),
  read: listPatents,
  sheet: patentSheet,
  cells: {
    title: text(36, ({ title }) => title),
    applicationNo: code(({ applicationNo }) => applicationNo && formatPatentNumber(applicationNo), 20),
    kind: text(12, ({ kind }) => patentKindLabels[kind]),
    holders: text(32, ({ holderNames }) => holderNames),
    filedOn: day(({ filedOn }) => filedOn),
    grantedOn: day(({ grantedOn }) => grantedOn),
    joint: text(12, ({ isJoint }) => (isJoint ? '是' : '否')),
    status: text(12, (row, today) => patentStateLabels[patentState(row, today)]),
  },
})

export const achievementsExport = listedExport<'achievements', AchievementListItem, AchievementFilter>(
  'achievements',
  {
    title: '科技成果',
    scope: '已登记的成果,含未确认的',
    filter: achievementFilter,
    filters: async (actor, { organizationId, projectId }) =>
      achievementFilters(await referenceNames(actor, { organizationId, projectId })),
    read: listAchievements,
    sheet: achievementSheet,
    cells: {
      title: text(36, ({ title }) => title),
      owners: text(32, ({ ownerNames }) => ownerNames),
      claim: text(14, ({ noveltyClaim }) => noveltyClaim && noveltyClaimLabels[noveltyClaim]),
      impacts: text(20, ({ impactClaims }) =>
        impactClaims.map((claim) => impactClaimLabels[claim]).join(JOINT),
      ),
      evidence: text(12, ({ evidenceKind }) => evidenceKind && evidenceKindLabels[evidenceKind]),
      evidenceOn: day(({ evidenceOn }) => evidenceOn),
      counting: text(16, (row) => countingLabels[counting(row)]),
      status: text(10, (row) => achievementStateLabels[achievementState(row)]),
    },
  },
)
