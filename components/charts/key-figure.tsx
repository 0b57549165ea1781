import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { InfoTip } from '@/components/ui/info-tip'

export type Change = {
  direction: 'up' | 'down' | 'flat'
  /** with its words: 同比增长 12.3% */
  text: string
  /** Where rising is not simply red and falling green: whether this change is a good one. */
  good?: boolean
}

export type KeyFigureProps = {
  indicator: string
  /** the exact value, digits only (分 for money) */
  exact: string
  name: string
  value: string
  unit?: string
  period: string
  change?: Change
  definition?: ReactNode
  href?: string
  /** what is not in the value, e.g. 未报 3 家 */
  missing?: string
  tone?: Tone
}

const arrows = { up: '▲', down: '▼', flat: '—' } as const

const valueTone: Partial<Record<Tone, string>> = { bad: 'text-bad', warn: 'text-warn' }

/** One figure: what, how much, of when, compared with what, counted how, and which rows. */
export function KeyFigure(props: KeyFigureProps) {
  const value = (
    <>
      <span
        data-indicator={props.indicator}
        data-value={props.exact}
        className={classNames('text-2xl font-semibold tabular', props.tone && valueTone[props.tone])}
      >
        {props.value}
      </span>
      {props.unit && <span className="ml-1 text-sm text-ink-2">{props.unit}</span>}
    </>
  )
  return (
    <div className="flex min-w-0 flex-col px-4 py-3 outline outline-line print:break-inside-avoid">
      <div className="flex min-h-6 items-center gap-1 text-ink-2">
        <h2 className="min-w-0 truncate text-base font-normal" title={props.name}>
          {props.name}
        </h2>
        {props.definition && <InfoTip label={`${props.name} 口径`}>{props.definition}</InfoTip>}
      </div>
      <p className="whitespace-nowrap">
        {props.href ? (
          <a
            data-soft
            href={props.href}
            aria-label={`${props.name} ${props.value} ${props.unit ?? ''},查看明细`}
            className="inline-block hover:text-accent hover:underline hover:decoration-1 hover:underline-offset-4"
          >
            {value}
          </a>
        ) : (
          value
        )}
      </p>
      {props.change && (
        <p className={classNames('text-sm tabular', changeColor(props.change))}>
          <span aria-hidden="true">{arrows[props.change.direction]} </span>
          {props.change.text}
        </p>
      )}
      {props.missing && <p className="text-sm text-warn">{props.missing}</p>}
      <p className="mt-auto pt-1 text-xs text-ink-3 tabular">{props.period}</p>
    </div>
  )
}

/** Red rises, green falls, and the words say it; where a direction is known to be good or bad, that decides. */
function changeColor({ direction, good }: Change) {
  if (direction === 'flat') return 'text-ink-3'
  if (good !== undefined) return good ? 'text-ok' : 'text-bad'
  return direction === 'up' ? 'text-bad' : 'text-ok'
}

/** Five to seven figures in one frame, parted by hairlines; an odd one on a phone takes the whole row. */
export function KeyFigures({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section
      aria-label={label ?? '主要指标'}
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] gap-px overflow-hidden rounded-panel border border-line bg-surface max-md:grid-cols-2 max-md:[&>:last-child:nth-child(odd)]:col-span-2 print:grid-cols-5"
    >
      {children}
    </section>
  )
}
