import { sourceValues } from '@/lib/external/source'
import { scoreText } from '@/lib/external-rankings/labels'
import type { ExternalRankingDetail } from '@/lib/external-rankings/queries'

type Saved = Omit<ExternalRankingDetail, 'id' | 'code' | 'version' | 'createdAt' | 'voidedAt' | 'voidReason'>

/** A saved rank as the texts its form posts. */
export function externalRankingValues(ranking: Saved): Record<string, string> {
  const number = (value: number | null) => (value === null ? '' : String(value))
  return {
    scheme: ranking.scheme,
    year: String(ranking.year),
    dataYear: number(ranking.dataYear),
    rank: String(ranking.rank),
    total: number(ranking.total),
    score: scoreText(ranking.scoreHundredths),
    className: ranking.className ?? '',
    publisher: ranking.publisher,
    documentNo: ranking.documentNo ?? '',
    ...sourceValues(ranking),
    note: ranking.note ?? '',
  }
}
