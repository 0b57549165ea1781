import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Params, sortHref } from '@/components/ui/href'
import { type ListView, listColumns } from '@/lib/columns'
import { industryLabel } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import { wordOf } from '@/lib/labels'
import type { Listed } from '@/lib/lists'
import {
  organizationKindLabels,
  organizationStatusLabels,
  organizationStatusTones,
  sizeClassLabels,
} from '@/lib/organizations/labels'
import type { OrganizationListItem } from '@/lib/organizations/queries'

export function OrganizationTable(props: {
  view: 'enterprises' | 'institutions'
  list: Listed<OrganizationListItem>
  params: Params
  sort: string
  empty: ReactNode
  look: ListView
}) {
  const words = { ...listColumns.institutions, ...listColumns.enterprises }
  const path = `/${props.view}`
  const common: Column<OrganizationListItem>[] = [
    {
      key: 'name',
      header: words.name,
      cell: (row) => row.name,
      width: 280,
      sort: sortHref(path, props.params, 'sortKey', props.sort),
    },
    { key: 'code', header: words.code, cell: (row) => row.code, width: 128, card: 'hidden' },
    {
      key: 'creditCode',
      header: words.creditCode,
      cell: (row) => row.creditCode,
      width: 176,
      card: 'hidden',
    },
    { key: 'region', header: words.region, cell: (row) => regionLabel(row.regionCode), width: 120 },
  ]
  const enterprise: Column<OrganizationListItem>[] = [
    {
      key: 'township',
      header: words.township,
      cell: (row) => row.township && wordOf(townships, row.township),
      width: 120,
    },
    {
      key: 'industry',
      header: words.industry,
      cell: (row) => row.industryCode && industryLabel(row.industryCode),
      width: 200,
    },
    {
      key: 'size',
      header: words.size,
      cell: (row) => row.sizeClass && sizeClassLabels[row.sizeClass],
      width: 72,
    },
    {
      key: 'aboveScale',
      header: words.aboveScale,
      cell: (row) => (row.isAboveScale ? '是' : ''),
      width: 64,
      align: 'center',
      card: 'hidden',
    },
  ]
  const institution: Column<OrganizationListItem>[] = [
    { key: 'kind', header: words.kind, cell: (row) => organizationKindLabels[row.kind], width: 128 },
  ]
  const status: Column<OrganizationListItem> = {
    key: 'status',
    header: words.status,
    cell: (row) =>
      row.voidedAt ? (
        <StatusBadge tone="neutral">已作废</StatusBadge>
      ) : (
        <StatusBadge tone={organizationStatusTones[row.status]}>
          {organizationStatusLabels[row.status]}
        </StatusBadge>
      ),
    width: 96,
    card: 'status',
  }
  return (
    <DataTable
      caption={props.view === 'enterprises' ? '企业列表' : '高校院所列表'}
      fill
      view={props.look}
      columns={[...common, ...(props.view === 'enterprises' ? enterprise : institution), status]}
      rows={props.list.items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      rowTone={(row) => (row.voidedAt ? 'void' : undefined)}
      empty={props.empty}
    />
  )
}
