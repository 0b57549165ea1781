import type { ReactNode } from 'react'
import { HealthLight } from '@/components/projects/health-light'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { type ListView, listColumns } from '@/lib/columns'
import { dayOf } from '@/lib/dates'
import { formatWan } from '@/lib/money'
import { projectState, projectStateLabels, projectStateTones } from '@/lib/projects/labels'
import type { ProjectList, ProjectListItem } from '@/lib/projects/queries'

const path = '/projects'
const words = listColumns.projects

export function ProjectTable(props: {
  list: ProjectList
  params: Params
  sort: string
  empty: ReactNode
  view: ListView
}) {
  const { list, params, sort } = props
  const columns: Column<ProjectListItem>[] = [
    {
      key: 'title',
      header: words.title,
      cell: (row) => row.title,
      width: 280,
      sort: sortHref(path, params, 'sortKey', sort),
    },
    {
      key: 'status',
      header: words.status,
      cell: (row) => {
        const state = projectState(row)
        return <StatusBadge tone={projectStateTones[state]}>{projectStateLabels[state]}</StatusBadge>
      },
      width: 96,
      card: 'status',
    },
    { key: 'health', header: words.health, cell: (row) => <HealthLight health={row.health} />, width: 112 },
    {
      key: 'percent',
      header: words.percent,
      cell: (row) => `${row.progressPercent}%`,
      align: 'right',
      width: 64,
    },
    { key: 'enterprise', header: words.enterprise, cell: (row) => row.enterpriseName, width: 184 },
    { key: 'partner', header: words.partner, cell: (row) => row.partnerName, width: 160 },
    {
      key: 'plannedStartOn',
      header: words.plannedStartOn,
      cell: (row) => dayOf(row.plannedStartOn),
      align: 'center',
      width: 112,
      card: 'hidden',
      sort: sortHref(path, params, 'plannedStartOn', sort),
    },
    {
      key: 'plannedEndOn',
      header: words.plannedEndOn,
      cell: (row) => dayOf(row.plannedEndOn),
      align: 'center',
      width: 112,
      sort: sortHref(path, params, 'plannedEndOn', sort),
    },
    {
      key: 'landedOn',
      header: words.landedOn,
      cell: (row) => row.landedOn && dayOf(row.landedOn),
      align: 'center',
      width: 104,
    },
    {
      key: 'totalBudgetFen',
      header: words.totalBudgetFen,
      cell: (row) => row.totalBudgetFen !== null && formatWan(row.totalBudgetFen),
      align: 'right',
      width: 128,
      sort: sortHref(path, params, 'totalBudgetFen', sort),
    },
    {
      key: 'mode',
      header: words.mode,
      cell: (row) => cooperationModeLabels[row.mode],
      width: 112,
      card: 'hidden',
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
  ]
  return (
    <DataTable
      caption="项目列表"
      fill
      view={props.view}
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
