import type { Counts } from '@/components/imports/types'
import { type Tone, ToneShape } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'

const words: { key: keyof Counts; label: string; tone: Tone }[] = [
  { key: 'new', label: '新增', tone: 'ok' },
  { key: 'changed', label: '更新', tone: 'info' },
  { key: 'same', label: '未变', tone: 'neutral' },
  { key: 'conflict', label: '冲突', tone: 'warn' },
  { key: 'problem', label: '待修正', tone: 'bad' },
  { key: 'leftOut', label: '不导入', tone: 'neutral' },
]

const inks: Record<Tone, string> = {
  ok: 'text-ok',
  info: 'text-info',
  neutral: 'text-ink-3',
  warn: 'text-warn',
  bad: 'text-bad',
}

/** What becomes of the rows of the file, in one line that is the same on every step. */
export function CountsBar({ counts, live }: { counts: Counts; live?: boolean }) {
  return (
    <dl
      {...(live ? { 'aria-live': 'polite' } : {})}
      aria-label="各行的去向"
      className="flex flex-wrap items-baseline gap-x-5 gap-y-1 tabular"
    >
      <div className="flex items-baseline gap-1.5">
        <dt className="text-sm text-ink-3">共</dt>
        <dd>
          <strong>{number(totalOf(counts))}</strong> 行
        </dd>
      </div>
      {words.map(({ key, label, tone }) => {
        const none = counts[key] === 0
        return (
          <div key={key} className="flex items-baseline gap-1.5">
            <dt className="inline-flex items-center gap-1.5 text-sm text-ink-3">
              <ToneShape tone={tone} className={none ? 'text-control' : inks[tone]} />
              {label}
            </dt>
            <dd className={classNames(none ? 'text-ink-3' : 'font-semibold', !none && inks[tone])}>
              {number(counts[key])}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

export const totalOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

const number = (value: number) => value.toLocaleString('zh-CN')
