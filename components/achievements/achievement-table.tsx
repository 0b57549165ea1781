import type { ReactNode } from 'react'
import { CountingBadge } from '@/components/achievements/counting-badge'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import {
  achievementState,
  achievementStateLabels,
  achievementStateTones,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import type { AchievementList, AchievementListItem } from '@/lib/achievements/queries'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf } from '@/lib/dates'

const path = '/achievements'
const words = listColumns.achievements

export function AchievementTable(props: {
  list: AchievementList
  params: Params
  sort: string
  empty: ReactNode
  view: ListView
  /** Rows this person may confirm now; without it there are no boxes to tick. */
  confirmable?: (achievement: AchievementListItem) => boolean
}) {
  const { list, params, sort, confirmable } = props
  const columns: Column<AchievementListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    { key: 'owners', header: words.owners, cell: (row) => row.ownerNames, width: 240 },
    {
      key: 'claim',
      header: words.claim,
      cell: (row) => row.noveltyClaim && noveltyClaimLabels[row.noveltyClaim],
      width: 120,
    },
    {
      key: 'impacts',
      header: words.impacts,
      cell: (row) => row.impactClaims.map((claim) => impactClaimLabels[claim]).join('、'),
      width: 160,
    },
    {
      key: 'evidence',
      header: words.evidence,
      cell: (row) => row.evidenceKind && evidenceKindLabels[row.evidenceKind],
      width: 96,
    },
    {
      key: 'evidenceOn',
      header: words.evidenceOn,
      cell: (row) => row.evidenceOn && dayOf(row.evidenceOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'evidenceOn', sort),
    },
    {
      key: 'counting',
      header: words.counting,
      cell: (row) => <CountingBadge achievement={row} />,
      width: 144,
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = achievementState(row)
        return <StatusBadge tone={achievementStateTones[state]}>{achievementStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
  ]
  return (
    <DataTable
      caption="成果列表"
      fill
      view={props.view}
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
      {...(confirmable
        ? {
            selection: {
              form: 'batch',
              label: (row: AchievementListItem) => row.title,
              disabled: (row: AchievementListItem) => !confirmable(row),
            },
          }
        : {})}
    />
  )
}
