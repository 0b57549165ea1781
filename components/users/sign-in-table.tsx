import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Personal } from '@/components/ui/personal'
import { formatInstant } from '@/lib/dates'
import { maskAddress, maskNames } from '@/lib/personal-data'
import { type SignInReason, signInReasonLabels } from '@/lib/users/labels'

export type SignInRow = {
  id: string
  at: Date
  account: string
  userId: string | null
  name: string | null
  ip: string | null
  succeeded: boolean
  reason: string
}

const columns: Column<SignInRow>[] = [
  {
    key: 'at',
    header: '时间',
    width: 184,
    link: false,
    cell: (attempt) => formatInstant(attempt.at, { seconds: true }),
  },
  { key: 'account', header: '账号', card: 'title', link: true, cell: (attempt) => attempt.account },
  { key: 'name', header: '姓名', cell: ({ name }) => <Personal text={name} mask={maskNames} /> },
  { key: 'ip', header: 'IP 地址', cell: ({ ip }) => <Personal text={ip} mask={maskAddress} /> },
  {
    key: 'reason',
    header: '结果',
    card: 'status',
    width: 176,
    cell: (attempt) => (
      <StatusBadge tone={attempt.succeeded ? 'ok' : attempt.reason === 'throttled' ? 'bad' : 'warn'}>
        {signInReasonLabels[attempt.reason as SignInReason] ?? '登录失败'}
      </StatusBadge>
    ),
  },
]

export function SignInTable({ attempts, empty }: { attempts: SignInRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="登录日志"
      columns={columns}
      rows={attempts}
      rowKey={(attempt) => attempt.id}
      empty={empty}
      fill
    />
  )
}
