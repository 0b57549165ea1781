import { RepairWorkspace } from '@/components/imports/repair-workspace'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { alikeProblems, listImportRows } from '@/lib/imports/queries'
import { columnsOf, gridRow, namingColumns } from '@/lib/imports/view'
import { choiceParam, pageParam, plainParams } from '@/lib/lists'
import { editCellAction, editSameAction, leaveOutAction, meanInRowsAction } from '../../actions'
import { requireImport } from '../detail'
import { ImportFrame } from '../frame'

export const metadata = { title: '校验与修正' }

const PER_PAGE = 50

export default async function RowsPage({ params, searchParams }: PageProps<'/imports/[id]/rows'>) {
  const { actor, id, detail, undecided } = await requireImport(params)
  const query = await searchParams
  const all = choiceParam(query, 'show', { all: '' }) === 'all'
  const { page } = pageParam(query)
  const { plan, counts } = detail
  const path = `/imports/${id}/rows`
  const [list, groups] = await Promise.all([
    listImportRows(actor, id, { page, pageSize: PER_PAGE, ...(all ? {} : { states: ['PROBLEM'] }) }),
    alikeProblems(actor, id),
  ])
  return (
    <ImportFrame detail={detail} step="rows" undecided={undecided}>
      {plan && counts && (
        <RepairWorkspace
          key={`${detail.batch.version}-${all}-${list.page}`}
          rows={list.items.map(gridRow)}
          columns={columnsOf(plan.type).filter(({ readOnly }) => !readOnly)}
          naming={namingColumns(plan.type)}
          counts={counts}
          groups={groups}
          namesSheet={plan.sheets.filter(({ use }) => use).length > 1}
          onlyProblems={!all}
          actions={{
            edit: editCellAction.bind(null, id),
            editAlike: editSameAction.bind(null, id),
            leaveOut: leaveOutAction.bind(null, id),
            mean: meanInRowsAction.bind(null, id),
          }}
          base={`/imports/${id}`}
          undecided={undecided}
          empty={
            <EmptyState
              title={all ? '没有可导入的行' : '没有有问题的行'}
              action={<LinkButton href={`/imports/${id}/preview`}>看预演</LinkButton>}
            >
              {all ? '请回到“识别”检查表头和工作表。' : '各行都已通过校验。'}
            </EmptyState>
          }
          pagination={
            list.total > PER_PAGE && (
              <Pagination
                total={list.total}
                page={list.page}
                pageSize={PER_PAGE}
                sizes={[]}
                path={path}
                params={plainParams(query)}
              />
            )
          }
        />
      )}
    </ImportFrame>
  )
}
