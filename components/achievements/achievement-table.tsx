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
import { dayOf } from '@/lib/dates'

const path = '/achievements'

export function AchievementTable(props: {
  list: AchievementList
  params: Params
  sort: string
  empty: ReactNode
  /** Rows this person may confirm now; without it there are no boxes to tick. */
  confirmable?: (achievement: AchievementListItem) => boolean
}) {
  const { list, params, sort, confirmable } = props
  const columns: Column<AchievementListItem>[] = [
    {
      key: 'title',
      header: '成果名称',
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    { key: 'owners', header: '完成单位', cell: (row) => row.ownerNames, width: 240 },
    {
      key: 'claim',
      header: '水平认定',
      cell: (row) => row.noveltyClaim && noveltyClaimLabels[row.noveltyClaim],
      width: 120,
    },
    {
      key: 'impacts',
      header: '影响',
      cell: (row) => row.impactClaims.map((claim) => impactClaimLabels[claim]).join('、'),
      width: 160,
    },
    {
      key: 'evidence',
      header: '证明',
      cell: (row) => row.evidenceKind && evidenceKindLabels[row.evidenceKind],
      width: 96,
    },
    {
      key: 'evidenceOn',
      header: '证明日期',
      cell: (row) => row.evidenceOn && dayOf(row.evidenceOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'evidenceOn', sort),
    },
    {
      key: 'counting',
      header: '统计',
      cell: (row) => <CountingBadge achievement={row} />,
      width: 144,
    },
    {
      key: 'status',
      header: '状态',
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
