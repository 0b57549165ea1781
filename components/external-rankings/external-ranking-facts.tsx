import { sourceFacts } from '@/components/external/source-facts'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { externalRankingLabels, rankWords, scoreText } from '@/lib/external-rankings/labels'
import type { ExternalRankingDetail } from '@/lib/external-rankings/queries'

export function ExternalRankingFacts({ ranking }: { ranking: ExternalRankingDetail }) {
  return (
    <>
      {ranking.voidReason && (
        <Notice tone="warn" title="已作废">
          {ranking.voidReason}
        </Notice>
      )}
      <Panel title="位次" description="位次由上级公布,门户不计算。数字越小越好。">
        <Facts
          items={[
            { label: externalRankingLabels.rank, value: rankWords(ranking), numeric: true },
            { label: externalRankingLabels.year, value: String(ranking.year), numeric: true },
            { label: externalRankingLabels.dataYear, value: ranking.dataYear, numeric: true },
            { label: externalRankingLabels.score, value: scoreText(ranking.scoreHundredths), numeric: true },
            { label: externalRankingLabels.className, value: ranking.className },
            { label: externalRankingLabels.publisher, value: ranking.publisher },
            { label: externalRankingLabels.documentNo, value: ranking.documentNo },
            { label: externalRankingLabels.note, value: ranking.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="来源">
        <Facts items={sourceFacts(ranking)} />
      </Panel>
    </>
  )
}
