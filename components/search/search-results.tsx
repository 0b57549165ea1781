import { Panel } from '@/components/ui/panel'
import { type RecordType, recordTypes } from '@/lib/record-types'
import type { Hit } from '@/lib/search/everything'

/** Hits by kind of record; where there are more than shown, the list with the same word. */
export function SearchResults({ q, hits, more }: { q: string; hits: Hit[]; more: RecordType[] }) {
  const types = [...new Set(hits.map(({ type }) => type))]
  return (
    <div className="page-detail grid gap-4">
      {types.map((type) => (
        <Panel
          key={type}
          title={recordTypes[type].label}
          flush
          actions={
            more.includes(type) && (
              <a data-soft className="link" href={`${recordTypes[type].href}?q=${encodeURIComponent(q)}`}>
                查看全部
              </a>
            )
          }
        >
          <ul>
            {hits
              .filter((hit) => hit.type === type)
              .map((hit) => (
                <li key={hit.id} className="border-b border-line last:border-b-0">
                  <a
                    data-soft
                    href={hit.href}
                    className="flex min-h-10 flex-wrap items-baseline gap-x-4 px-4 py-2 hover:bg-hover"
                  >
                    <span className="min-w-0 flex-1 basis-48 text-accent">{hit.title}</span>
                    <span className="max-w-full truncate text-sm text-ink-3">{hit.detail}</span>
                    <span className="tabular text-sm text-ink-3">{hit.code}</span>
                  </a>
                </li>
              ))}
          </ul>
        </Panel>
      ))}
    </div>
  )
}
