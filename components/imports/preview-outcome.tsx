import { totalOf } from '@/components/imports/counts-bar'
import type { Counts } from '@/components/imports/types'

/** What pressing the button will do, in one sentence people can hold the portal to. */
export function Outcome(props: {
  counts: Counts
  newOrganizations: number
  typeLabel: string
  /** What state the new records are in afterwards. */
  after: string
}) {
  const { counts } = props
  const figures = [
    { label: `新增${props.typeLabel}`, count: counts.new, note: props.after, tone: 'text-ok' },
    {
      label: `更新${props.typeLabel}`,
      count: counts.changed,
      note: '只改动有变化的字段,空白单元格不清除原值',
      tone: 'text-info',
    },
    { label: '未变', count: counts.same, note: '与库中一致,不写入', tone: 'text-ink-2' },
    {
      label: '新增单位',
      count: props.newOrganizations,
      note: '随本次提交登记到单位库',
      tone: 'text-ok',
    },
  ]
  return (
    <section
      aria-label="提交后的结果"
      className="grid gap-px overflow-clip rounded-panel border border-line bg-line sm:grid-cols-2 xl:grid-cols-4"
    >
      {figures.map((figure) => (
        <div key={figure.label} className="bg-surface px-4 py-3">
          <p className="text-sm text-ink-2">{figure.label}</p>
          <p className={`text-2xl font-semibold tabular ${figure.count === 0 ? 'text-ink-3' : figure.tone}`}>
            {figure.count.toLocaleString('zh-CN')}
          </p>
          <p className="text-sm text-ink-3">{figure.note}</p>
        </div>
      ))}
      <p className="bg-surface px-4 py-2 text-sm text-ink-3 tabular sm:col-span-full">
        全部 {totalOf(counts).toLocaleString('zh-CN')} 行在一次提交中写入,要么全部成功,要么全部不写入。提交后
        72 小时内可以撤销。
      </p>
    </section>
  )
}
