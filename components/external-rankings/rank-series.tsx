import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { rankWords, scoreText } from '@/lib/external-rankings/labels'
import type { ExternalRankingListItem } from '@/lib/external-rankings/queries'

type Step = ExternalRankingListItem & { before: ExternalRankingListItem | null }

const columns: Column<Step>[] = [
  { key: 'year', header: '公布年度', cell: (row) => row.year, width: 104 },
  { key: 'rank', header: '位次', cell: (row) => rankWords(row), width: 160 },
  { key: 'change', header: '与上次相比', cell: changeWords, width: 144 },
  { key: 'class', header: '等次', cell: (row) => row.className, width: 120 },
  { key: 'score', header: '得分', cell: (row) => scoreText(row.scoreHundredths), align: 'right', width: 96 },
]

/** The ranks of one scheme year by year, latest first. A smaller number is a better place. */
export function RankSeries({ ranks }: { ranks: ExternalRankingListItem[] }) {
  const steps = ranks.map((row, index) => ({ ...row, before: ranks[index - 1] ?? null })).toReversed()
  return (
    <Panel title="历年位次" flush>
      <DataTable
        caption="同一评价体系的历年位次"
        compact
        columns={columns}
        rows={steps}
        rowKey={(row) => row.id}
        rowHref={(row) => `/external-rankings/${row.id}`}
      />
    </Panel>
  )
}

function changeWords({ rank, before }: Step): string | null {
  if (!before) return null
  const gained = before.rank - rank
  if (gained === 0) return `与 ${before.year} 年持平`
  return gained > 0 ? `较 ${before.year} 年上升 ${gained} 位` : `较 ${before.year} 年下降 ${-gained} 位`
}
