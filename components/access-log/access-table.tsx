import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Personal } from '@/components/ui/personal'
import { accessContentLabels } from '@/lib/access-log/labels'
import type { AccessRow } from '@/lib/access-log/queries'
import { formatInstant } from '@/lib/dates'
import { wordOf } from '@/lib/labels'
import { maskNames } from '@/lib/personal-data'
import { roleLabels } from '@/lib/users/labels'

const columns: Column<AccessRow>[] = [
  {
    key: 'at',
    header: '时间',
    width: 184,
    cell: (access) => formatInstant(access.at, { seconds: true }),
  },
  {
    key: 'userName',
    header: '姓名',
    width: 120,
    cell: (access) => <Personal text={access.userName} mask={maskNames} />,
  },
  { key: 'role', header: '角色', width: 128, cell: (access) => wordOf(roleLabels, access.role) },
  { key: 'fileName', header: '导出文件', width: 320, cell: (access) => access.fileName },
  {
    key: 'content',
    header: '内容',
    width: 104,
    cell: (access) => wordOf(accessContentLabels, access.content),
  },
  {
    key: 'filter',
    header: '筛选条件',
    width: 280,
    cell: (access) => access.filterText || '无,全部记录',
    wrap: true,
  },
  {
    key: 'personalData',
    header: '个人信息',
    width: 200,
    cell: ({ personalData, reason }) =>
      personalData.length > 0 ? `${personalData.join('、')};事由:${reason}` : null,
    wrap: true,
  },
  {
    key: 'rowCount',
    header: '行数',
    align: 'right',
    width: 96,
    cell: (access) => access.rowCount.toLocaleString('zh-CN'),
  },
]

export function AccessTable({ accesses, empty }: { accesses: AccessRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="访问日志"
      columns={columns}
      rows={accesses}
      rowKey={(access) => access.id}
      empty={empty}
      fill
    />
  )
}
