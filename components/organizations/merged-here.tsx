import { Panel } from '@/components/ui/panel'
import { formatInstant } from '@/lib/dates'

/** Which entries were merged into this one, and where to take that back. */
export function MergedHere({ merges }: { merges: { id: string; loserName: string; createdAt: Date }[] }) {
  if (merges.length === 0) return null
  return (
    <Panel title="并入的单位">
      <ul className="grid gap-1">
        {merges.map(({ id, loserName, createdAt }) => (
          <li key={id}>
            <a data-soft className="link" href={`/organizations/merges/${id}`}>
              {loserName}
            </a>
            <span className="ml-3 text-sm text-ink-3">{formatInstant(createdAt)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
