import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { dayOf, formatDay, formatRange } from '@/lib/dates'
import { editionText, eventKindLabels } from '@/lib/events/labels'
import type { EventDetail } from '@/lib/events/queries'

export function EventFacts({ event }: { event: EventDetail }) {
  return (
    <>
      {event.voidReason && (
        <Notice tone="warn" title="已作废">
          {event.voidReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: '活动类型', value: eventKindLabels[event.series.kind] },
            { label: '活动系列', value: event.series.name },
            { label: '届次', value: editionText(event.edition) },
            {
              label: '举办日期',
              value: event.endedOn
                ? formatRange(dayOf(event.heldOn), dayOf(event.endedOn))
                : formatDay(event.heldOn, event.heldOnPrecision),
              numeric: true,
            },
            { label: '地点', value: event.place },
            { label: '主办单位', value: event.organizers },
            { label: '系列别名', value: event.series.aliases.join('、'), wide: true },
            { label: '活动概况', value: multiline(event.summary), wide: true },
            { label: '公开报道的数字', value: multiline(event.publishedText), wide: true },
          ]}
        />
      </Panel>
    </>
  )
}

function multiline(text: string | null) {
  return text && <span className="whitespace-pre-line">{text}</span>
}
