import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Personal } from '@/components/ui/personal'
import { deviceName } from '@/components/users/device-name'
import { formatInstant } from '@/lib/dates'
import { maskAddress } from '@/lib/personal-data'

export type SessionRow = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  userAgent: string | null
  isThis?: boolean
}

const columns: Column<SessionRow>[] = [
  {
    key: 'device',
    header: '设备',
    link: false,
    cell: (session) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        {deviceName(session.userAgent)}
        {session.isThis && <StatusBadge tone="ok">本机</StatusBadge>}
      </span>
    ),
  },
  { key: 'ip', header: 'IP 地址', cell: ({ ip }) => <Personal text={ip} mask={maskAddress} /> },
  {
    key: 'createdAt',
    header: '登录时间',
    align: 'center',
    cell: (session) => formatInstant(session.createdAt),
  },
  {
    key: 'lastSeenAt',
    header: '最近使用',
    align: 'center',
    cell: (session) => formatInstant(session.lastSeenAt),
  },
]

/** Where somebody is signed in at this moment. */
export function SessionTable(props: {
  caption: string
  sessions: SessionRow[]
  actions?: (session: SessionRow) => ReactNode
}) {
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.sessions}
      rowKey={(session) => session.id}
      actions={props.actions}
      empty={<p className="px-4 py-6 text-ink-3">目前没有登录中的设备。</p>}
    />
  )
}
