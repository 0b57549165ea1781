import { StatusBadge } from '@/components/ui/badge'
import { Panel } from '@/components/ui/panel'
import type { Alerts } from '@/lib/projects/alerts'
import { healthLabels, healthTones } from '@/lib/projects/labels'

/** Red and yellow projects, each with the reason, under a thumb. */
export function AlertList({ alerts }: { alerts: Alerts }) {
  const { red, yellow, items, today } = alerts
  return (
    <Panel title="红黄灯项目" description={`红灯 ${red} 项,黄灯 ${yellow} 项 · 截至 ${today}`} flush>
      {items.length === 0 ? (
        <p className="px-4 py-4 text-ink-3">没有红灯或黄灯项目</p>
      ) : (
        <ul>
          {items.map(({ id, title, enterpriseName, health, reasons }) => (
            <li key={id} className="border-b border-line last:border-b-0">
              <a
                data-soft
                href={`/projects/${id}`}
                className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2.5 hover:bg-hover"
              >
                <span className="font-semibold">{title}</span>
                <span>
                  <StatusBadge tone={healthTones[health]}>{healthLabels[health].slice(0, 2)}</StatusBadge>
                </span>
                <span className="col-span-2 text-sm text-ink-2">{enterpriseName}</span>
                <span className="col-span-2 text-sm text-ink-3">{reasons.join(';')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {(red > 0 || yellow > 0) && (
        <p className="flex flex-wrap border-t border-line px-2">
          <All health="RED" count={red} />
          <All health="YELLOW" count={yellow} />
        </p>
      )}
    </Panel>
  )
}

function All({ health, count }: { health: 'RED' | 'YELLOW'; count: number }) {
  if (count === 0) return null
  return (
    <a data-soft href={`/projects?health=${health}`} className="link inline-flex min-h-11 items-center px-2">
      全部{healthLabels[health].slice(0, 2)} {count} 项
    </a>
  )
}
