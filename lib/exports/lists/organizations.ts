import 'server-only'

import type { ListName } from '@/lib/columns'
import { industryLabel } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import { code, text } from '@/lib/exports/columns'
import { listedExport } from '@/lib/exports/source'
import { organizationFilters } from '@/lib/organizations/filters'
import { organizationKindLabels, organizationStatusLabels, sizeClassLabels } from '@/lib/organizations/labels'
import {
  listOrganizations,
  type OrganizationFilter,
  type OrganizationListItem,
  type OrganizationView,
  organizationFilter,
} from '@/lib/organizations/queries'
import { organizationSheet } from '@/lib/organizations/sheet'
import { wordText } from '@/lib/sheets/values'

type Row = OrganizationListItem

const common = {
  name: text<Row>(36, ({ name }) => name),
  code: code<Row>((row) => row.code),
  creditCode: code<Row>((row) => row.creditCode, 22),
  region: text<Row>(18, ({ regionCode }) => regionLabel(regionCode)),
  status: text<Row>(10, ({ voidedAt, status }) => (voidedAt ? '已作废' : organizationStatusLabels[status])),
}

const view = (name: OrganizationView & ListName) => ({
  filter: organizationFilter.bind(null, name),
  filters: () => organizationFilters,
  read: listOrganizations,
  sheet: organizationSheet,
})

export const enterprisesExport = listedExport<'enterprises', OrganizationListItem, OrganizationFilter>(
  'enterprises',
  {
    title: '企业名录',
    scope: '单位库中单位类别为企业的单位',
    ...view('enterprises'),
    cells: {
      ...common,
      township: text(18, ({ township }) => wordText(townships, township)),
      industry: text(24, ({ industryCode }) => industryCode && industryLabel(industryCode)),
      size: text(8, ({ sizeClass }) => sizeClass && sizeClassLabels[sizeClass]),
      aboveScale: text(8, ({ isAboveScale }) => (isAboveScale ? '是' : '')),
    },
  },
)

export const institutionsExport = listedExport<'institutions', OrganizationListItem, OrganizationFilter>(
  'institutions',
  {
    title: '高校院所名录',
    scope: '单位库中企业以外的单位',
    ...view('institutions'),
    cells: { ...common, kind: text(16, ({ kind }) => organizationKindLabels[kind]) },
  },
)
