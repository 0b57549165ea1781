import { achievementColumns, achievementOwnerColumns } from '@/lib/achievements/labels'
import { agreementColumns, agreementPartyColumns } from '@/lib/agreements/labels'
import { briefingColumns, briefingTemplateColumns } from '@/lib/briefings/labels'
import { technologyContractColumns } from '@/lib/contracts/labels'
import { formatInstant } from '@/lib/dates'
import { eventColumns, eventSeriesColumns } from '@/lib/events/labels'
import { externalFigureColumns } from '@/lib/external-figures/labels'
import { externalRankingColumns } from '@/lib/external-rankings/labels'
import { intentionColumns } from '@/lib/intentions/labels'
import type { ColumnLabels } from '@/lib/labels'
import { formatWan } from '@/lib/money'
import {
  nameRejectionColumns,
  organizationAliasColumns,
  organizationColumns,
  organizationMergeColumns,
} from '@/lib/organizations/labels'
import { patentColumns, patentHolderColumns } from '@/lib/patents/labels'
import { periodLockColumns } from '@/lib/period-locks/labels'
import {
  fundFlowColumns,
  milestoneColumns,
  progressReportColumns,
  projectColumns,
  projectPartyColumns,
} from '@/lib/projects/labels'
import { screenColumns } from '@/lib/screens/labels'
import { snapshotColumns } from '@/lib/snapshots/labels'
import { targetColumns } from '@/lib/targets/labels'
import { userColumns } from '@/lib/users/labels'

export type FieldChange = { field: string; label: string; from: string; to: string }

type Image = Record<string, unknown> | null

/** The words of every table the ledger records; `part` names rows that are shown on another record's page. */
export const ledgerTables: Record<string, { part: string | null; columns: ColumnLabels }> = {
  Organization: { part: null, columns: organizationColumns },
  OrganizationAlias: { part: '别名', columns: organizationAliasColumns },
  OrganizationMerge: { part: '合并', columns: organizationMergeColumns },
  NameRejection: { part: '名称不符', columns: nameRejectionColumns },
  Event: { part: null, columns: eventColumns },
  EventSeries: { part: null, columns: eventSeriesColumns },
  Intention: { part: null, columns: intentionColumns },
  Agreement: { part: null, columns: agreementColumns },
  AgreementParty: { part: '当事人', columns: agreementPartyColumns },
  Project: { part: null, columns: projectColumns },
  ProjectParty: { part: '参与单位', columns: projectPartyColumns },
  Milestone: { part: '里程碑', columns: milestoneColumns },
  ProgressReport: { part: '进展填报', columns: progressReportColumns },
  FundFlow: { part: '资金', columns: fundFlowColumns },
  TechnologyContract: { part: null, columns: technologyContractColumns },
  Patent: { part: null, columns: patentColumns },
  PatentHolder: { part: '专利权人', columns: patentHolderColumns },
  Achievement: { part: null, columns: achievementColumns },
  AchievementOwner: { part: '完成单位', columns: achievementOwnerColumns },
  AchievementPatent: { part: '相关专利', columns: {} },
  PeriodLock: { part: null, columns: periodLockColumns },
  Snapshot: { part: null, columns: snapshotColumns },
  BriefingTemplate: { part: null, columns: briefingTemplateColumns },
  Briefing: { part: null, columns: briefingColumns },
  Target: { part: null, columns: targetColumns },
  ExternalFigure: { part: null, columns: externalFigureColumns },
  ExternalRanking: { part: null, columns: externalRankingColumns },
  ScreenDevice: { part: null, columns: screenColumns },
  User: { part: null, columns: userColumns },
}

/** Bookkeeping that tells a reader nothing: who and when stand beside the entry, ids have a name beside them. */
export const technicalColumns: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdAt',
  'createdById',
  'updatedAt',
  'searchText',
  'searchGrams',
  'sortKey',
  'normalizedName',
  'normalized',
  'participantIds',
  'mobileHash',
  'pairingHash',
  'keyHash',
  'boundAgent',
  'moved',
  'kept',
  // of a briefing: its page shows it
  'content',
])

const isTechnical = (column: string) => technicalColumns.has(column) || column.endsWith('Id')

/**
 * Field by field what a change did, in the words of the record; `from` and `to` are '' where there was nothing. A row
 * that belongs to a record (a party, a milestone) is one line when it comes or goes.
 */
export function describeChange(table: string, before: Image, after: Image): FieldChange[] {
  const words = ledgerTables[table]
  const part = words?.part
  if (part && (!before || !after)) {
    const summary = summaryOf(before ?? after, words.columns)
    return [{ field: table, label: part, from: before ? summary : '', to: after ? summary : '' }]
  }
  const columns = Object.keys({ ...before, ...after }).filter((column) => !isTechnical(column))
  return columns.flatMap((column) => {
    const from = before?.[column] ?? null
    const to = after?.[column] ?? null
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const label = words?.columns[column]
    const name = label?.label ?? sharedLabels[column] ?? column
    const change = {
      field: column,
      label: part ? `${part} · ${name}` : name,
      from: shown(column, from, label?.values),
      to: shown(column, to, label?.values),
    }
    return change.from === change.to ? [] : [change]
  })
}

/** What rows of a table are called on their record's page; null for a record itself. */
export function partLabel(table: string): string | null {
  return ledgerTables[table]?.part ?? null
}

/** The three most telling values of a row that belongs to a record: 北京示例信息工程学院,乙方. */
function summaryOf(row: Image, columns: ColumnLabels): string {
  const telling = Object.keys(columns).filter((column) => column !== 'position')
  return telling
    .map((column) => shown(column, row?.[column], columns[column]?.values))
    .filter((text) => text !== '' && text !== '否')
    .slice(0, 3)
    .join(',')
}

/** Columns every record has. */
export const sharedLabels: Record<string, string> = { voidedAt: '作废时间', voidReason: '作废原因' }

function shown(column: string, value: unknown, words?: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map((item) => shown(column, item, words)).join('、')
  if (words) return words[String(value)] ?? String(value)
  if (column.endsWith('Fen') && (typeof value === 'number' || typeof value === 'string')) {
    return `${formatWan(BigInt(value))} 万元`
  }
  if (column.endsWith('At') && typeof value === 'string') return formatInstant(new Date(value))
  if (column.endsWith('On') && typeof value === 'string') return value.slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}
