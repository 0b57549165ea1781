import { Panel } from '@/components/ui/panel'
import { formatInstant } from '@/lib/dates'
import type { Provenance } from '@/lib/imports/queries'

/** Where a record came from: batch, sheet and row, the last import first. */
export function ProvenanceLine({ provenances }: { provenances: Provenance[] }) {
  return (
    <Panel title="来源">
      <ul className="grid gap-2">
        {provenances.map((provenance) => (
          <li key={`${provenance.batchId}${provenance.sheet}${provenance.row}`} className="min-w-0">
            <p className="break-words">
              来自批次
              <a
                data-soft
                href={`/imports/${provenance.batchId}`}
                className="link mx-1 leading-6 underline underline-offset-2"
              >
                {provenance.fileName}
              </a>
              工作表“{provenance.sheet}”第 {provenance.row} 行
            </p>
            <p className="text-sm text-ink-3 tabular">
              {provenance.committedByName} 导入于 {formatInstant(provenance.committedAt)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
