import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Personal } from '@/components/ui/personal'
import { formatInstant } from '@/lib/dates'
import type { Role } from '@/lib/generated/prisma/enums'
import { maskNames } from '@/lib/personal-data'
import { roleLabels, userLabels, userStatusLabels } from '@/lib/users/labels'

export type UserRow = {
  id: string
  account: string
  name: string
  role: Role
  organization: { name: string } | null
  mobileMasked: string | null
  mustChangePassword: boolean
  disabledAt: Date | null
  lastSignInAt: Date | null
}

const columns: Column<UserRow>[] = [
  { key: 'account', header: userLabels.account, width: 168, cell: (user) => user.account },
  {
    key: 'name',
    header: userLabels.name,
    width: 160,
    cell: (user) => <Personal text={user.name} mask={maskNames} />,
  },
  { key: 'role', header: userLabels.role, width: 144, cell: (user) => roleLabels[user.role] },
  { key: 'organization', header: userLabels.organizationId, cell: (user) => user.organization?.name },
  { key: 'mobile', header: userLabels.mobile, width: 132, cell: (user) => user.mobileMasked },
  {
    key: 'lastSignInAt',
    header: '最近登录',
    align: 'center',
    width: 168,
    cell: (user) => user.lastSignInAt && formatInstant(user.lastSignInAt),
  },
  {
    key: 'status',
    header: '状态',
    card: 'status',
    width: 128,
    cell: (user) => <UserStatusBadge user={user} />,
  },
]

export function UserTable({ users, empty }: { users: UserRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="账号列表"
      columns={columns}
      rows={users}
      rowKey={(user) => user.id}
      rowHref={(user) => `/admin/users/${user.id}`}
      rowTone={(user) => (user.disabledAt ? 'void' : undefined)}
      empty={empty}
      fill
    />
  )
}

/** An enabled account whose issued password nobody has replaced yet says so: it may never have reached its owner. */
export function UserStatusBadge({ user }: { user: Pick<UserRow, 'disabledAt' | 'mustChangePassword'> }) {
  if (user.disabledAt) return <StatusBadge tone="neutral">{userStatusLabels.DISABLED}</StatusBadge>
  if (user.mustChangePassword) return <StatusBadge tone="warn">待改初始密码</StatusBadge>
  return <StatusBadge tone="ok">{userStatusLabels.ENABLED}</StatusBadge>
}
