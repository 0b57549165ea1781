import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { AchievementTable } from '@/components/achievements/achievement-table'
import { AgreementTable } from '@/components/agreements/agreement-table'
import { ContractTable } from '@/components/contracts/contract-table'
import { EventTable } from '@/components/events/event-table'
import { ExternalFigureTable } from '@/components/external-figures/external-figure-table'
import { ExternalRankingTable } from '@/components/external-rankings/external-ranking-table'
import { IntentionTable } from '@/components/intentions/intention-table'
import { OrganizationTable } from '@/components/organizations/organization-table'
import { PatentTable } from '@/components/patents/patent-table'
import { ProjectTable } from '@/components/projects/project-table'
import { TargetTable } from '@/components/targets/target-table'
import { DataTable } from '@/components/ui/data-table'
import {
  formatView,
  hideableColumns,
  type ListName,
  listColumns,
  parseView,
  viewCookie,
  visibleColumns,
} from '@/lib/columns'

const page = { items: [], total: 0, page: 1, pageSize: 20 }
const view = { hidden: [], density: 'standard' } as const
const common = { params: {}, sort: '', today: new Date(), empty: null, view }
const fen = { totalFen: 0n, technologyFen: 0n }

const tables: Record<ListName, ReactElement> = {
  enterprises: OrganizationTable({ ...common, look: view, view: 'enterprises', list: page }),
  institutions: OrganizationTable({ ...common, look: view, view: 'institutions', list: page }),
  events: EventTable({ ...common, list: page }),
  intentions: IntentionTable({ ...common, list: { ...page, amountFen: 0n, pageAmountFen: 0n } }),
  agreements: AgreementTable({ ...common, list: { ...page, amountFen: 0n, pageAmountFen: 0n } }),
  projects: ProjectTable({ ...common, list: { ...page, totalBudgetFen: 0n, pageTotalBudgetFen: 0n } }),
  contracts: ContractTable({ ...common, sides: true, list: { ...page, sums: fen, pageSums: fen } }),
  patents: PatentTable({ ...common, list: page }),
  achievements: AchievementTable({ ...common, list: page }),
  targets: TargetTable({ ...common, list: page }),
  externalFigures: ExternalFigureTable({ ...common, names: {}, list: page }),
  externalRankings: ExternalRankingTable({ ...common, list: page }),
}

type Shown = { columns: { key: string; header: string }[] }

test.each(Object.entries(tables))(
  'the table of %s has the columns its settings name, in that order',
  (list, table) => {
    expect(table.type).toBe(DataTable)
    const { columns } = table.props as Shown
    expect(columns.map(({ key, header }) => [key, header])).toEqual(
      Object.entries(listColumns[list as ListName]),
    )
  },
)

test('what a person chose comes back from the cookie; the first column cannot be hidden', () => {
  const chosen = { hidden: ['code', 'mode'], density: 'compact' } as const
  expect(parseView('agreements', formatView(chosen))).toEqual(chosen)
  expect(parseView('agreements', 'title.code~standard')).toEqual({ hidden: ['code'], density: 'standard' })
  expect(
    visibleColumns(hideableColumns('patents'), { hidden: ['kind'], density: 'standard' }),
  ).not.toContainEqual(expect.objectContaining({ key: 'kind' }))
})

test.each([undefined, '', '~', '~~~', 'nonsense~nonsense', '__proto__.constructor~compact2', 'title'])(
  'the cookie %j hides nothing',
  (text) => expect(parseView('agreements', text)).toEqual(view),
)

test('two people at one computer have two cookies', () => {
  const ids = ['0192aaaa-0000-7000-8000-000000000001', '0192aaaa-0000-7000-8000-000000000002']
  expect(new Set(ids.map((id) => viewCookie('agreements', id)))).toHaveProperty('size', 2)
})
