'use client'

import { CountsBar } from '@/components/imports/counts-bar'
import type { Counts } from '@/components/imports/types'
import { Notice } from '@/components/ui/notice'
import { useProgressiveAction } from '@/components/ui/progressive-action'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

/** The last look, and the button that says exactly what it will do. */
export function CommitBar(props: { action: FormAction; counts: Counts; newOrganizations: number }) {
  const [state, submit] = useProgressiveAction(props.action, props.action)
  const { counts } = props
  const open = counts.problem + counts.conflict
  const nothing = counts.new + counts.changed === 0
  const number = (count: number) => count.toLocaleString('zh-CN')
  const parts = [
    counts.new > 0 && `新增 ${number(counts.new)} 条`,
    counts.changed > 0 && `更新 ${number(counts.changed)} 条`,
    props.newOrganizations > 0 && `新增单位 ${number(props.newOrganizations)} 家`,
  ].filter(Boolean)
  return (
    <form
      action={submit}
      className="sticky bottom-(--bottom-bar) z-10 grid gap-2 rounded-panel border border-line bg-surface px-4 py-3"
    >
      {state.message && <Notice tone="bad" live title={state.message} />}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80 max-md:hidden">
          <CountsBar counts={counts} />
        </div>
        <p id="commit-why" className="text-sm text-ink-3 empty:hidden">
          {open > 0
            ? `还有 ${number(open)} 行待处理`
            : nothing
              ? '所有行都与库中一致或不导入,没有需要提交的内容'
              : ''}
        </p>
        <SubmitButton
          pendingText="提交中…"
          disabled={open > 0 || nothing}
          aria-describedby="commit-why"
          className="max-md:flex-1"
        >
          提交入库{parts.length > 0 && `:${parts.join(',')}`}
        </SubmitButton>
      </div>
    </form>
  )
}
