import type { ReactNode } from 'react'
import { totalOf } from '@/components/imports/counts-bar'
import type { Counts } from '@/components/imports/types'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatInstant } from '@/lib/dates'
import { importStateLabels, importStateTones } from '@/lib/imports/labels'
import type { BatchItem } from '@/lib/imports/queries'

const number = (value: number | undefined) => value?.toLocaleString('zh-CN')

function count(key: keyof Counts, header: string): Column<BatchItem> {
  return { key, header, cell: (row) => number(row.counts?.[key]), align: 'right', width: 76 }
}

/** The files somebody brought, the newest first; each leads to where it stands. */
export function BatchTable({ rows, empty }: { rows: BatchItem[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="导入批次"
      fill
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/imports/${row.id}`}
      empty={empty}
      columns={[
        { key: 'file', header: '文件', cell: (row) => row.fileName, width: 300 },
        { key: 'type', header: '导入到', cell: (row) => row.typeLabel, width: 104 },
        {
          key: 'status',
          header: '状态',
          cell: (row) => (
            <StatusBadge tone={importStateTones[row.state]}>{importStateLabels[row.state]}</StatusBadge>
          ),
          width: 150,
          card: 'status',
        },
        {
          key: 'total',
          header: '行数',
          cell: (row) => row.counts && number(totalOf(row.counts)),
          align: 'right',
          width: 76,
        },
        count('new', '新增'),
        count('changed', '更新'),
        count('same', '未变'),
        count('problem', '错误'),
        { key: 'by', header: '经办人', cell: (row) => row.createdByName, width: 104 },
        {
          key: 'at',
          header: '上传时间',
          cell: (row) => formatInstant(row.createdAt),
          align: 'center',
          width: 148,
        },
      ]}
    />
  )
}
