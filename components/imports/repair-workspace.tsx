'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { AlikePanel } from '@/components/imports/alike-panel'
import { CountsBar } from '@/components/imports/counts-bar'
import { errorsOf } from '@/components/imports/grid-moves'
import { RepairGrid } from '@/components/imports/repair-grid'
import { RepairTabs } from '@/components/imports/repair-tabs'
import type { AlikeGroup, Counts, GridColumn, GridRow } from '@/components/imports/types'
import { type RepairActions, useRepair } from '@/components/imports/use-repair'
import { Button, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'

/** Everything of 校验与修正 that moves: counts, the same problem in many cells, the grid, and what to do next. */
export function RepairWorkspace(props: {
  rows: GridRow[]
  columns: GridColumn[]
  /** Columns that say which record a row is; shown whatever is wrong. */
  naming: string[]
  counts: Counts
  groups: AlikeGroup[]
  namesSheet: boolean
  /** Whether only rows with problems are shown. */
  onlyProblems: boolean
  actions: RepairActions
  /** Of the batch. */
  base: string
  empty: ReactNode
  /** Names of organizations still to be decided. */
  undecided: number
  pagination: ReactNode
}) {
  const router = useRouter()
  const repair = useRepair(props)
  const [wide, setWide] = useState(!props.onlyProblems)
  const [wrongAtFirst] = useState(() => wrongColumns(props.rows, props.columns))
  const wrong = new Set([...wrongAtFirst, ...wrongColumns(repair.rows, props.columns), ...props.naming])
  const columns = wide ? props.columns : props.columns.filter(({ key }) => wrong.has(key))
  const { counts, offer, undecided } = repair
  const left = repair.rows.filter((row) => errorsOf(row).length > 0).length
  const ready = counts.problem === 0

  return (
    <div>
      <RepairTabs
        base={props.base}
        undecided={undecided}
        problems={counts.problem}
        current={props.onlyProblems ? 'problems' : 'all'}
      />
      <div className="overflow-clip rounded-panel border border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-2">
          <div className="min-w-0 flex-1 basis-96">
            <CountsBar counts={counts} />
          </div>
          {counts.problem + counts.conflict > 0 && (
            <LinkButton href={`${props.base}/marked`} download size="sm" variant="quiet" icon="download">
              下载标红的原表
            </LinkButton>
          )}
          <label className="inline-flex items-center gap-2 text-sm max-md:hidden">
            <input type="checkbox" checked={wide} onChange={(event) => setWide(event.target.checked)} />
            显示全部列
          </label>
        </div>
        <AlikePanel groups={props.groups} columns={props.columns} repair={repair} />
        {repair.failure && (
          <div className="border-b border-line p-3">
            <Notice tone="bad" live title={repair.failure} />
          </div>
        )}
        {repair.rows.length > 0 ? (
          <RepairGrid
            columns={columns}
            namesSheet={props.namesSheet}
            namesHref={`${props.base}/names`}
            repair={repair}
          />
        ) : (
          props.empty
        )}
        <div className="sticky bottom-(--bottom-bar) z-10 border-t border-line bg-surface">
          {offer && (
            <div
              role="status"
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-4 py-2"
            >
              <p className="min-w-0 flex-1 basis-72">
                其余 <strong className="tabular">{offer.count}</strong> 处{offer.label}
                {offer.from ? `“${offer.from}”` : '为空'},一并改为“{offer.to}”?
              </p>
              <Button
                size="sm"
                variant="primary"
                onClick={() => repair.editAlike(offer.column, offer.from, offer.to)}
              >
                全部 {offer.count} 处一并更改
              </Button>
              <Button size="sm" onClick={repair.dismissOffer}>
                只改这一处
              </Button>
            </div>
          )}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-2.5">
            <p role="status" className="min-w-0 flex-1 basis-60 tabular">
              {ready ? (
                <span className="inline-flex items-center gap-2 text-ok">
                  <Icon name="check" />
                  全部行已通过校验
                  {counts.conflict > 0 && `,${counts.conflict} 行可能与库中记录重复,在预演中确认`}
                </span>
              ) : (
                <>
                  还有 <strong className="text-bad">{counts.problem.toLocaleString('zh-CN')}</strong> 行有问题
                  {undecided > 0 && !ready && (
                    <>
                      ,其中含{' '}
                      <a href={`${props.base}/names`} className="link underline underline-offset-2">
                        {undecided} 个单位名称待确认
                      </a>
                    </>
                  )}
                </>
              )}
            </p>
            {props.onlyProblems && left === 0 && !ready && (
              <Button variant="primary" icon="refresh" onClick={() => router.refresh()}>
                载入下一批有问题的行
              </Button>
            )}
            <LinkButton href={`${props.base}/preview`} variant={ready ? 'primary' : 'secondary'}>
              {ready ? '下一步:预演' : '先看预演'}
            </LinkButton>
          </div>
          <div className="border-t border-line empty:hidden">{props.pagination}</div>
          <p className="border-t border-line px-4 py-1.5 text-sm text-ink-3 max-md:hidden">
            方向键移动;Enter 修改并到同列下一处;Tab 到下一处问题;Esc 取消;Ctrl+Enter 改全部相同内容;Alt+1
            采用第一条建议
          </p>
        </div>
      </div>
    </div>
  )
}

/** Columns with problems, and those a reason names as the way out: 确无金额的,请选择无金额原因. */
function wrongColumns(rows: readonly GridRow[], columns: readonly GridColumn[]) {
  const problems = rows.flatMap((row) => row.problems)
  const reasons = [...new Set(problems.map(({ reason }) => reason))]
  const named = columns.filter(
    ({ label }) => label.length > 3 && reasons.some((reason) => reason.includes(label)),
  )
  return [...new Set([...problems.map(({ column }) => column), ...named.map(({ key }) => key)])]
}
