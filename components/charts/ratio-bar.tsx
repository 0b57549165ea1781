import { type Tone, ToneShape } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'

const fills: Record<Tone, string> = {
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
  info: 'bg-accent',
  neutral: 'bg-chart-muted',
}
const words: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-neutral',
}

/** One bar split in its parts; below it each part in words and numbers. */
export function RatioBar(props: {
  label: string
  parts: { label: string; value: number; tone?: Tone }[]
  unit?: string
}) {
  const total = props.parts.reduce((sum, part) => sum + part.value, 0)
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">{props.label}</span>
        <span className="text-sm text-ink-3 tabular">
          共 {total.toLocaleString('zh-CN')}
          {props.unit && ` ${props.unit}`}
        </span>
      </p>
      <div className="flex h-2 gap-px overflow-hidden rounded bg-neutral-soft" aria-hidden="true">
        {props.parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span key={part.label} className={fills[part.tone ?? 'info']} style={{ flexGrow: part.value }} />
          ))}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2">
        {props.parts.map((part) => (
          <li key={part.label} className="flex items-center gap-1.5">
            <ToneShape tone={part.tone ?? 'info'} className={classNames(words[part.tone ?? 'info'])} />
            {part.label}
            <span className="font-semibold text-ink tabular">{part.value.toLocaleString('zh-CN')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
