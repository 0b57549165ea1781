import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { achievementStatusLabels } from '@/lib/achievements/labels'
import { contractState, contractStateLabels, contractStateTones } from '@/lib/contracts/labels'
import { formatWan } from '@/lib/money'
import { patentStatusLabels } from '@/lib/patents/labels'
import type { ProjectDetail } from '@/lib/projects/queries'

/** Contracts, patents and achievements that came of a project. */
export function RelatedPanels({ project }: { project: ProjectDetail }) {
  const { technologyContracts, patents, achievements } = project
  return (
    <>
      {technologyContracts.length > 0 && (
        <Panel title="技术合同" flush>
          <DataTable
            caption="项目的技术合同"
            compact
            rows={technologyContracts}
            rowKey={(row) => row.id}
            rowHref={(row) => `/contracts/${row.id}`}
            columns={[
              { key: 'title', header: '合同名称', cell: (row) => row.title, wrap: true },
              { key: 'code', header: '编号', cell: (row) => row.code, width: 128 },
              {
                key: 'total',
                header: '成交额(万元)',
                cell: (row) => formatWan(row.totalFen),
                align: 'right',
                width: 128,
              },
              {
                key: 'status',
                header: '状态',
                cell: (row) => {
                  const state = contractState({ status: row.status, voidedAt: null })
                  return (
                    <StatusBadge tone={contractStateTones[state]}>{contractStateLabels[state]}</StatusBadge>
                  )
                },
                width: 112,
              },
            ]}
          />
        </Panel>
      )}
      {patents.length > 0 && (
        <Panel title="专利" flush>
          <DataTable
            caption="项目的专利"
            compact
            rows={patents}
            rowKey={(row) => row.id}
            rowHref={(row) => `/patents/${row.id}`}
            columns={[
              { key: 'title', header: '专利名称', cell: (row) => row.title, wrap: true },
              { key: 'code', header: '编号', cell: (row) => row.code, width: 128 },
              {
                key: 'status',
                header: '法律状态',
                cell: (row) => patentStatusLabels[row.status],
                width: 112,
              },
            ]}
          />
        </Panel>
      )}
      {achievements.length > 0 && (
        <Panel title="成果" flush>
          <DataTable
            caption="项目的成果"
            compact
            rows={achievements}
            rowKey={(row) => row.id}
            rowHref={(row) => `/achievements/${row.id}`}
            columns={[
              { key: 'title', header: '成果名称', cell: (row) => row.title, wrap: true },
              { key: 'code', header: '编号', cell: (row) => row.code, width: 128 },
              {
                key: 'status',
                header: '状态',
                cell: (row) => achievementStatusLabels[row.status],
                width: 112,
              },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
