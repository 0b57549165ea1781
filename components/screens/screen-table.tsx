import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { deviceName } from '@/components/users/device-name'
import { formatInstant } from '@/lib/dates'
import { screenLabels, screenStateLabels, screenStateTones } from '@/lib/screens/labels'
import { screenState } from '@/lib/screens/policy'

export type ScreenRow = {
  id: string
  name: string
  place: string
  pairingExpiresAt: Date | null
  boundAt: Date | null
  boundAgent: string | null
  lastSeenAt: Date | null
  revokedAt: Date | null
}

const columns = (now: Date): Column<ScreenRow>[] => [
  { key: 'name', header: screenLabels.name, cell: ({ name }) => name },
  { key: 'place', header: screenLabels.place, cell: ({ place }) => place },
  {
    key: 'agent',
    header: '绑定的浏览器',
    width: 200,
    cell: ({ boundAgent, boundAt }) => boundAt && deviceName(boundAgent),
  },
  {
    key: 'boundAt',
    header: '绑定时间',
    align: 'center',
    width: 168,
    cell: ({ boundAt }) => boundAt && formatInstant(boundAt),
  },
  {
    key: 'lastSeenAt',
    header: '最近在线',
    align: 'center',
    width: 168,
    cell: ({ lastSeenAt }) => lastSeenAt && formatInstant(lastSeenAt),
  },
  {
    key: 'state',
    header: '状态',
    card: 'status',
    width: 160,
    cell: (screen) => <ScreenStateBadge screen={screen} now={now} />,
  },
]

export function ScreenTable({ screens, now, empty }: { screens: ScreenRow[]; now: Date; empty: ReactNode }) {
  return (
    <DataTable
      caption="大屏列表"
      columns={columns(now)}
      rows={screens}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/screens/${id}`}
      rowTone={({ revokedAt }) => (revokedAt ? 'void' : undefined)}
      empty={empty}
    />
  )
}

/** A bound screen that has not asked for ten minutes is dark, or has lost its network: somebody should look. */
export function ScreenStateBadge({ screen, now }: { screen: ScreenRow; now: Date }) {
  const state = screenState(screen, now)
  const silent = screen.lastSeenAt === null || now.getTime() - screen.lastSeenAt.getTime() > SILENT_MS
  if (state === 'BOUND' && silent) return <StatusBadge tone="warn">已绑定,离线</StatusBadge>
  return (
    <StatusBadge tone={screenStateTones[state]}>
      {state === 'BOUND' ? '已绑定,在线' : screenStateLabels[state]}
    </StatusBadge>
  )
}

const SILENT_MS = 600_000
