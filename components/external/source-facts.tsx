import type { Fact } from '@/components/ui/description-list'
import { formatInstant } from '@/lib/dates'
import { sourceLabels } from '@/lib/external/labels'

type Source = {
  sourceTitle: string | null
  sourceOutlet: string | null
  sourcePublishedAt: Date | null
  sourceUrl: string | null
  sourceEditor: string | null
}

export function sourceFacts(source: Source): Fact[] {
  const { sourceUrl, sourcePublishedAt } = source
  return [
    { label: sourceLabels.sourceTitle, value: source.sourceTitle, wide: true },
    { label: sourceLabels.sourceOutlet, value: source.sourceOutlet },
    {
      label: sourceLabels.sourcePublishedAt,
      value: sourcePublishedAt && formatInstant(sourcePublishedAt, { seconds: true }),
      numeric: true,
    },
    {
      label: sourceLabels.sourceUrl,
      value: sourceUrl && (
        <a className="link" href={sourceUrl} rel="noreferrer" target="_blank">
          打开来源网页
        </a>
      ),
    },
    { label: sourceLabels.sourceEditor, value: source.sourceEditor },
  ]
}

/** 《…》,定州日报,2022-10-19 */
export function sourceWords({ sourceTitle, sourceOutlet, sourcePublishedAt }: Source): string {
  return [
    sourceTitle && `《${sourceTitle}》`,
    sourceOutlet,
    sourcePublishedAt && formatInstant(sourcePublishedAt).slice(0, '2022-10-19'.length),
  ]
    .filter(Boolean)
    .join(',')
}
