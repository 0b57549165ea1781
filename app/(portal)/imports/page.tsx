import { notFound } from 'next/navigation'
import { BatchTable } from '@/components/imports/batch-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterChips, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintedPart, PrintList } from '@/components/ui/print-list'
import { Toolbar } from '@/components/ui/toolbar'
import { requireActor } from '@/lib/auth/session'
import { chipsOf } from '@/lib/filter-chips'
import { importFilter, importFilters } from '@/lib/imports/filters'
import { importStatusLabels } from '@/lib/imports/labels'
import { canImport } from '@/lib/imports/policy'
import { listImports } from '@/lib/imports/queries'
import { importTypes } from '@/lib/imports/view'
import { optionsOf } from '@/lib/labels'
import { plainParams } from '@/lib/lists'
import { ExportMenuOf } from '../export-menu'

export const metadata = { title: '导入' }

const path = '/imports'

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const actor = await requireActor()
  if (!canImport(actor)) notFound()
  const query = await searchParams
  const params = plainParams(query)
  const filter = importFilter(query)
  const { type, status, mine } = filter
  const list = await listImports(actor, filter)
  const chips = chipsOf(path, params, importFilters)
  const start = (
    <LinkButton href="/imports/new" variant="primary" icon="upload">
      导入数据
    </LinkButton>
  )
  return (
    <>
      <PageHeader title="导入" actions={start} />
      <Panel flush>
        <FilterBar path={path} params={params}>
          <FilterSelect name="type" label="导入到" value={type} options={importTypes} />
          <FilterSelect
            name="status"
            label="状态"
            value={status}
            options={optionsOf(importStatusLabels)}
            wide
          />
          <FilterSelect
            name="mine"
            label="经办人"
            value={mine ? 'yes' : undefined}
            options={[{ value: 'yes', label: '我' }]}
          />
        </FilterBar>
        <Toolbar
          end={
            <>
              <ExportMenuOf list="imports" params={params} total={list.total} />
              <PrintList total={list.total} shown={list.items.length} />
            </>
          }
        >
          <FilterChips chips={chips} resetHref={path} total={list.total} unit="个批次" />
          <PrintedPart
            total={list.total}
            shown={list.items.length}
            page={list.page}
            pageSize={list.pageSize}
          />
        </Toolbar>
        <BatchTable
          rows={list.items}
          empty={
            chips.length > 0 ? (
              <EmptyState reason="filtered" action={<LinkButton href={path}>重置</LinkButton>} />
            ) : (
              <EmptyState title="还没有导入过文件" action={start}>
                现有的 Excel、WPS
                表格不必改成模板,可以直接导入:系统识别表头、单位和各列含义,有问题的单元格在页面上修正。
              </EmptyState>
            )
          }
        />
        <Pagination
          total={list.total}
          page={list.page}
          pageSize={list.pageSize}
          path={path}
          params={params}
        />
      </Panel>
    </>
  )
}
