import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

const looks = {
  info: { frame: 'border-info/35 bg-info-soft', mark: 'text-info', icon: 'info', word: '提示' },
  ok: { frame: 'border-ok/35 bg-ok-soft', mark: 'text-ok', icon: 'check', word: '完成' },
  warn: { frame: 'border-warn/35 bg-warn-soft', mark: 'text-warn', icon: 'alert', word: '注意' },
  bad: { frame: 'border-bad/35 bg-bad-soft', mark: 'text-bad', icon: 'ban', word: '错误' },
} as const satisfies Record<string, { frame: string; mark: string; icon: IconName; word: string }>

export type NoticeTone = keyof typeof looks

/** A sentence that belongs to the page. `live` announces it when it appears after an action. */
export function Notice(props: {
  tone: NoticeTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  live?: boolean
}) {
  const look = looks[props.tone]
  return (
    <div
      role={props.live ? (props.tone === 'bad' ? 'alert' : 'status') : undefined}
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded border px-3 py-2',
        look.frame,
      )}
    >
      <Icon name={look.icon} className={classNames('mt-[3px]', look.mark)} />
      <div className="min-w-0 flex-1 basis-56">
        <span className="sr-only">{look.word}:</span>
        {props.title && <p className="font-semibold">{props.title}</p>}
        {props.children && <div className="text-ink-2">{props.children}</div>}
      </div>
      {props.actions && <div className="flex flex-wrap gap-2">{props.actions}</div>}
    </div>
  )
}
