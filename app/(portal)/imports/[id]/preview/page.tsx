import type { ReactNode } from 'react'
import { CommitBar } from '@/components/imports/commit-bar'
import { ConflictRows } from '@/components/imports/conflict-rows'
import { Outcome } from '@/components/imports/preview-outcome'
import { ChangedRows, NewOrganizations, PlainRows } from '@/components/imports/preview-rows'
import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { TabsNav } from '@/components/ui/tabs-nav'
import type { Actor } from '@/lib/auth/actor'
import type { Plan } from '@/lib/imports/plan'
import {
  afterImport,
  conflictRows,
  newOrganizationsOf,
  type PreviewKind,
  previewRows,
} from '@/lib/imports/preview'
import { labelOfType } from '@/lib/imports/queries'
import { choiceParam, type Listed, type Page, pageParam, plainParams } from '@/lib/lists'
import { commitImportAction, decideRowsAction, leaveOutProblemsAction } from '../../actions'
import { requireImport } from '../detail'
import { ImportFrame } from '../frame'

export const metadata = { title: '预演' }

const views = {
  conflict: '冲突',
  changed: '更新',
  new: '新增',
  organizations: '新增单位',
  same: '未变',
  leftOut: '不导入',
}
type View = keyof typeof views

export default async function PreviewPage({ params, searchParams }: PageProps<'/imports/[id]/preview'>) {
  const { actor, id, detail, undecided } = await requireImport(params)
  const query = await searchParams
  const { plan, counts } = detail
  if (!plan || !counts)
    return (
      <ImportFrame detail={detail} step="preview" undecided={undecided}>
        {null}
      </ImportFrame>
    )
  const organizations = await newOrganizationsOf(actor, id, plan)
  const sizes: Record<View, number> = {
    conflict: counts.conflict,
    changed: counts.changed,
    new: counts.new,
    organizations: organizations.length,
    same: counts.same,
    leftOut: counts.leftOut,
  }
  const names = Object.keys(views) as View[]
  const view = choiceParam(query, 'show', views) ?? names.find((name) => sizes[name] > 0) ?? 'new'
  const path = `/imports/${id}/preview`
  const list =
    view === 'organizations'
      ? { node: <NewOrganizations rows={organizations} changeHref={`/imports/${id}/names`} />, list: null }
      : await rowsOf(actor, id, plan, view, { page: pageParam(query).page, pageSize: 20 })
  return (
    <ImportFrame detail={detail} step="preview" undecided={undecided}>
      {counts.problem > 0 && (
        <Notice
          tone="bad"
          title={`还有 ${counts.problem.toLocaleString('zh-CN')} 行有问题,不能提交`}
          actions={
            <>
              <LinkButton
                href={`/imports/${id}/${undecided > 0 ? 'names' : 'rows'}`}
                size="sm"
                variant="primary"
              >
                去修正
              </LinkButton>
              <VerbButton
                action={leaveOutProblemsAction.bind(null, id)}
                label={`这 ${counts.problem + counts.conflict} 行都不导入`}
                size="sm"
              />
            </>
          }
        >
          可以逐行修正,也可以先导入其余各行,把有问题的行留待以后。
        </Notice>
      )}
      {counts.conflict > 0 && (
        <Notice
          tone="warn"
          title={`有 ${counts.conflict.toLocaleString('zh-CN')} 行可能与库中记录重复,请逐行选择`}
        >
          保留库中内容、用表中内容更新,或作为新记录新增。
        </Notice>
      )}
      <Outcome
        counts={counts}
        newOrganizations={organizations.length}
        typeLabel={labelOfType(plan.type) ?? ''}
        after={afterImport[plan.type]}
      />
      <div>
        <TabsNav
          label="预演"
          items={names
            .filter((name) => sizes[name] > 0 || name === view)
            .map((name) => ({
              href: `${path}?show=${name}`,
              label: views[name],
              count: sizes[name],
              current: name === view,
            }))}
        />
        <div className="overflow-clip rounded-panel border border-line bg-surface">
          {list.node}
          {list.list && list.list.total > list.list.pageSize && (
            <Pagination
              total={list.list.total}
              page={list.list.page}
              pageSize={list.list.pageSize}
              sizes={[]}
              path={path}
              params={plainParams(query)}
            />
          )}
        </div>
      </div>
      <CommitBar
        action={commitImportAction.bind(null, id)}
        counts={counts}
        newOrganizations={organizations.length}
      />
    </ImportFrame>
  )
}

async function rowsOf(
  actor: Actor,
  id: string,
  plan: Plan,
  view: PreviewKind | 'conflict',
  page: Page,
): Promise<{ node: ReactNode; list: Listed<unknown> }> {
  if (view === 'conflict') {
    const list = await conflictRows(actor, id, plan, page)
    return { node: <ConflictRows rows={list.items} decide={decideRowsAction.bind(null, id)} />, list }
  }
  const list = await previewRows(actor, id, plan, view, page)
  const node =
    view === 'changed' ? (
      <ChangedRows rows={list.items} />
    ) : (
      <PlainRows
        rows={list.items}
        caption={views[view]}
        titleLabel={list.titleLabel}
        aboutLabels={list.aboutLabels}
      />
    )
  return { node, list }
}
