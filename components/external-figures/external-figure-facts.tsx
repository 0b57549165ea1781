import Link from 'next/link'
import { sourceFacts } from '@/components/external/source-facts'
import { Facts } from '@/components/ui/description-list'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { dayOf } from '@/lib/dates'
import { externalFigureLabels, precisionLabels, precisionOf } from '@/lib/external-figures/labels'
import type { ExternalFigureDetail } from '@/lib/external-figures/queries'
import { UNCOUNTED } from '@/lib/targets/labels'

export function ExternalFigureFacts({
  figure,
  indicatorName,
}: {
  figure: ExternalFigureDetail
  indicatorName: string | null
}) {
  const asOf = dayOf(figure.asOf)
  return (
    <>
      {figure.voidReason && (
        <Notice tone="warn" title="已作废">
          {figure.voidReason}
        </Notice>
      )}
      <Panel title="公布的数字" description="外部数据只作引用和对照,不计入门户统计。">
        <Facts
          items={[
            {
              label: externalFigureLabels.figureText,
              value: (
                <span className="underline decoration-dotted underline-offset-4">{figure.figureText}</span>
              ),
            },
            { label: '精确程度', value: precisionWords(figure) },
            { label: externalFigureLabels.asOf, value: asOf, numeric: true },
            {
              label: externalFigureLabels.indicatorId,
              value:
                figure.indicatorId === null || indicatorName === null ? (
                  UNCOUNTED
                ) : (
                  <Link
                    className="link"
                    href={hrefWith(`/indicators/${figure.indicatorId}`, { asOf })}
                    prefetch={false}
                  >
                    {indicatorName}(门户统计,截至 {asOf})
                  </Link>
                ),
            },
            { label: externalFigureLabels.note, value: figure.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="来源">
        <Facts items={sourceFacts(figure)} />
      </Panel>
    </>
  )
}

function precisionWords(figure: ExternalFigureDetail): string {
  const precision = precisionOf(figure)
  if (precision === 'VAGUE') return `${precisionLabels.VAGUE},不换算为准确数`
  return `${precisionLabels[precision]} ${figure.exactValue ?? figure.lowerBound}`
}
