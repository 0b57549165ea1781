import Link from 'next/link'
import { sourceWords } from '@/components/external/source-facts'
import { dayOf } from '@/lib/dates'

type Published = Parameters<typeof sourceWords>[0] & { id: string; figureText: string; asOf: Date }

/** A figure known only from elsewhere: underlined with dots, with its source, and never a number of ours. */
export function PublishedFigure({ figure }: { figure: Published }) {
  const source = sourceWords(figure)
  return (
    <span>
      <Link
        href={`/external-figures/${figure.id}`}
        prefetch={false}
        title={`外部数据,来源:${source}`}
        className="underline decoration-dotted underline-offset-4 hover:text-accent"
        data-external={figure.figureText}
      >
        {figure.figureText}
      </Link>
      <span className="ml-1 text-sm text-ink-3">
        (截至 {dayOf(figure.asOf)},{source})
      </span>
    </span>
  )
}
