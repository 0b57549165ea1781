import type { ReactNode } from 'react'
import { HealthLight } from '@/components/projects/health-light'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { dayOf } from '@/lib/dates'
import { formatWan } from '@/lib/money'
import { projectState, projectStateLabels, projectStateTones } from '@/lib/projects/labels'
import type { ProjectList, ProjectListItem } from '@/lib/projects/queries'

const path = '/projects'

export function ProjectTable(props: { list: ProjectList; params: Params; sort: string; empty: ReactNode }) {
  const { list, params, sort } = props
  const columns: Column<ProjectListItem>[] = [
    {
      key: 'title',
      header: '项目名称',
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: '状态',
      cell: (row) => {
        const state = projectState(row)
        return <StatusBadge tone={projectStateTones[state]}>{projectStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
    { key: 'health', header: '健康灯', cell: (row) => <HealthLight health={row.health} />, width: 112 },
    { key: 'percent', header: '进度', cell: (row) => `${row.progressPercent}%`, align: 'right', width: 64 },
    { key: 'enterprise', header: '牵头企业', cell: (row) => row.enterpriseName, width: 184 },
    { key: 'partner', header: '合作单位', cell: (row) => row.partnerName, width: 160 },
    {
      key: 'plannedStartOn',
      header: '计划开始',
      cell: (row) => dayOf(row.plannedStartOn),
      align: 'center',
      width: 112,
      card: 'hidden',
      sort: sortHref(path, params, 'plannedStartOn', sort),
    },
    {
      key: 'plannedEndOn',
      header: '计划完成',
      cell: (row) => dayOf(row.plannedEndOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'plannedEndOn', sort),
    },
    {
      key: 'landedOn',
      header: '落地日期',
      cell: (row) => row.landedOn && dayOf(row.landedOn),
      align: 'center',
      width: 104,
    },
    {
      key: 'totalBudgetFen',
      header: '总投资(万元)',
      cell: (row) => row.totalBudgetFen !== null && formatWan(row.totalBudgetFen),
      align: 'right',
      width: 128,
      sort: sortHref(path, params, 'totalBudgetFen', sort),
    },
    {
      key: 'mode',
      header: '合作模式',
      cell: (row) => cooperationModeLabels[row.mode],
      width: 112,
      card: 'hidden',
    },
    { key: 'code', header: '编号', cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="项目列表"
      fill
      columns={columns}
      rows={list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
      footer={[
        { key: 'page', label: '本页合计', cells: { totalBudgetFen: formatWan(list.pageTotalBudgetFen) } },
        { key: 'all', label: '全部合计', cells: { totalBudgetFen: formatWan(list.totalBudgetFen) } },
      ]}
    />
  )
}
