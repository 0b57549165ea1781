import { PairForm } from '@/components/screen/pair-form'
import { PlainShell } from '@/components/shell/plain-shell'
import { bureau } from '@/lib/bureau'
import { pairAction } from './actions'

export const metadata = { title: '绑定大屏' }

/** Where a browser that is no screen yet arrives. Says nothing of any figure. */
export default function PairPage() {
  return (
    <PlainShell bureau={bureau.name}>
      <div className="mx-auto w-full max-w-[432px] px-4 py-6 md:py-[8vh]">
        <h1 className="text-2xl">绑定大屏</h1>
        <p className="mb-6 text-ink-2">本机未绑定。填写系统管理员签发的配对码,绑定后本机即可显示大屏。</p>
        <section aria-label="绑定" className="rounded-panel border border-line bg-surface p-5 md:p-6">
          <PairForm action={pairAction} />
        </section>
        <p className="mt-4 text-sm text-ink-3">
          配对码只能使用一次,两小时内有效。大屏只显示汇总数,不能查看记录。
        </p>
      </div>
    </PlainShell>
  )
}
