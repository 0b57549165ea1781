import type { Step } from '@/components/imports/types'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

const steps: { step: Step; label: string }[] = [
  { step: 'upload', label: '上传' },
  { step: 'recognition', label: '识别' },
  { step: 'rows', label: '校验与修正' },
  { step: 'preview', label: '预演' },
  { step: 'result', label: '提交' },
]

/** Where somebody is on the road of a file; what is behind can be gone back to while nothing is written. */
export function Steps({
  current,
  hrefs = {},
  finished = false,
}: {
  current: Step
  hrefs?: Partial<Record<Step, string>>
  finished?: boolean
}) {
  const at = steps.findIndex(({ step }) => step === current)
  return (
    <nav aria-label="导入步骤" className="no-print mb-4">
      <ol className="flex items-center gap-x-2 max-md:justify-between">
        {steps.map(({ step, label }, index) => {
          const done = index < at || (finished && index === at)
          const here = index === at
          const href = hrefs[step]
          const content = (
            <>
              <span
                aria-hidden="true"
                className={classNames(
                  'grid size-6 flex-none place-items-center rounded-full border text-xs tabular',
                  done && 'border-accent text-accent',
                  here && !done && 'border-accent bg-accent text-on-accent',
                  !here && !done && 'border-line-strong text-ink-3',
                )}
              >
                {done ? <Icon name="check" className="size-3.5" /> : index + 1}
              </span>
              <span className={here ? undefined : 'max-md:sr-only'}>
                {label}
                {done && <span className="sr-only">(已完成)</span>}
              </span>
            </>
          )
          const look = classNames(
            'inline-flex min-h-8 items-center gap-2 whitespace-nowrap max-md:min-h-11',
            here ? 'font-semibold text-ink' : done ? 'text-ink-2' : 'text-ink-3',
          )
          return (
            <li key={step} className="flex items-center gap-x-2 max-md:flex-none">
              {index > 0 && <span aria-hidden="true" className="h-px w-10 bg-line-strong max-md:w-4" />}
              {href && !here ? (
                <a data-soft href={href} className={classNames(look, 'hover:text-accent')}>
                  {content}
                </a>
              ) : (
                <span aria-current={here ? 'step' : undefined} className={look}>
                  {content}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
