import { type ReactNode, useId } from 'react'

/** Fields that belong together: a heading, a sentence, two columns on PC. */
export function FormGroup(props: { title: string; description?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="border-t border-line pt-5 first:border-t-0 first:pt-0">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3">
        <h2 id={heading} className="text-base">
          {props.title}
        </h2>
        {props.description && <p className="text-sm text-ink-3">{props.description}</p>}
      </div>
      <div className="grid items-start gap-x-8 gap-y-4 md:grid-cols-2">{props.children}</div>
    </section>
  )
}
