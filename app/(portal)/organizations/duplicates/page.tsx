import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect } from '@/components/ui/filter-bar'
import { FormDialog } from '@/components/ui/form-dialog'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { regionLabel } from '@/lib/dictionaries/regions'
import { chipsOf } from '@/lib/filter-chips'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { duplicateFilters, duplicateLikeliness } from '@/lib/organizations/filters'
import { organizationKindLabels } from '@/lib/organizations/labels'
import { duplicateFilter, listDuplicates } from '@/lib/organizations/merge-queries'
import type { LikelyPair } from '@/lib/organizations/names/duplicates'
import { canMerge } from '@/lib/organizations/policy'
import { organizationHref } from '@/lib/organizations/queries'
import { ExportMenuOf } from '../../export-menu'
import { markDifferentAction } from '../merge-actions'

export const metadata = { title: '单位疑似重复' }

const PATH = '/organizations/duplicates'

export default async function DuplicatesPage({ searchParams }: PageProps<'/organizations/duplicates'>) {
  const actor = await requireActor()
  if (!canMerge(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = duplicateFilter(query)
  const list = await listDuplicates(actor, filter)
  return (
    <>
      <PageHeader
        title="单位疑似重复"
        breadcrumb={[{ label: '单位库' }]}
        meta="按名称、别名比对得出,由人工判断;同一单位的合并后可撤销,不是同一单位的不再列出"
        actions={
          <>
            <LinkButton href="/organizations/names">名称待核</LinkButton>
            <LinkButton href="/organizations/merges">合并记录</LinkButton>
            <LinkButton href="/organizations/merge" variant="primary">
              合并单位
            </LinkButton>
          </>
        }
      />
      <Panel flush>
        <FilterBar path={PATH} params={params}>
          <FilterSelect
            name="likely"
            label="相似程度"
            value={filter.likely}
            options={optionsOf(duplicateLikeliness)}
            wide
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="duplicates" params={params} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips
            chips={chipsOf(PATH, params, duplicateFilters)}
            resetHref={PATH}
            total={list.total}
            unit="对"
          />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <DataTable
          caption="单位疑似重复"
          rows={list.items}
          rowKey={({ one, other }) => `${one.id}-${other.id}`}
          empty={
            <EmptyState title="没有疑似重复的单位">
              {filter.likely ? '可以放宽相似程度再查询。' : '单位库中没有名称相近、尚未判断的单位。'}
            </EmptyState>
          }
          columns={[
            { key: 'one', header: '单位甲', cell: ({ one }) => <Entry organization={one} />, wrap: true },
            {
              key: 'other',
              header: '单位乙',
              cell: ({ other }) => <Entry organization={other} />,
              wrap: true,
            },
            {
              key: 'score',
              header: '相似度',
              align: 'right',
              width: 80,
              cell: ({ score }) => `${Math.floor(score * 100)}%`,
            },
            { key: 'reasons', header: '依据', cell: ({ reasons }) => reasons.join(';'), wrap: true },
          ]}
          actions={(pair) => (
            <>
              <LinkButton size="sm" href={`/organizations/merge?one=${pair.one.id}&other=${pair.other.id}`}>
                合并
              </LinkButton>
              <FormDialog
                label="不是同一单位"
                title="不是同一单位"
                description={`“${pair.one.name}”与“${pair.other.name}”不再列为疑似重复,导入时也不再互相推荐。`}
                action={markDifferentAction.bind(null, [pair.one.id, pair.other.id])}
                size="sm"
              >
                {null}
              </FormDialog>
            </>
          )}
        />
        <Pagination
          total={list.total}
          page={list.page}
          pageSize={list.pageSize}
          path={PATH}
          params={params}
        />
      </Panel>
    </>
  )
}

function Entry({ organization }: { organization: LikelyPair['one'] }) {
  const facts = [
    organizationKindLabels[organization.kind],
    regionLabel(organization.regionCode),
    organization.creditCode ?? '无代码',
  ]
  return (
    <div>
      <a data-soft className="link" href={organizationHref(organization)}>
        {organization.name}
      </a>
      <div className="text-sm text-ink-3">{facts.join(' · ')}</div>
    </div>
  )
}
