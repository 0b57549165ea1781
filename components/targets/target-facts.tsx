import Link from 'next/link'
import { Facts } from '@/components/ui/description-list'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import type { Day } from '@/lib/dates'
import { targetLabels, UNCOUNTED } from '@/lib/targets/labels'
import type { TargetDetail } from '@/lib/targets/queries'

export type Reached = {
  indicatorId: string
  indicatorName: string
  actual: string
  /** 完成率 and 时间进度 as they are read: 80.0%. */
  completion: string
  elapsed: string
  ahead: boolean
  asOf: Day
}

export function TargetFacts(props: { target: TargetDetail; value: string; reached: Reached | null }) {
  const { target, reached } = props
  return (
    <>
      {target.voidReason && (
        <Notice tone="warn" title="已作废">
          {target.voidReason}
        </Notice>
      )}
      {!target.voidReason && <Progress reached={reached} />}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: targetLabels.year, value: String(target.year), numeric: true },
            { label: targetLabels.value, value: props.value, numeric: true },
            { label: targetLabels.indicatorId, value: reached?.indicatorName ?? UNCOUNTED },
            { label: targetLabels.documentNo, value: target.documentNo },
            { label: targetLabels.publisher, value: target.publisher },
            { label: targetLabels.remark, value: target.remark, wide: true },
          ]}
        />
      </Panel>
    </>
  )
}

function Progress({ reached }: { reached: Reached | null }) {
  if (!reached)
    return (
      <Notice tone="info" title="门户尚未统计此项">
        目标先行登记;对应的记录纳入门户后再计算完成率。
      </Notice>
    )
  const { indicatorId, asOf } = reached
  return (
    <Panel title={`完成情况(截至 ${asOf})`}>
      <Facts
        items={[
          {
            label: '当年完成',
            value: (
              <Link className="link" href={hrefWith(`/indicators/${indicatorId}`, { asOf })} prefetch={false}>
                {reached.actual}
              </Link>
            ),
            numeric: true,
          },
          { label: '完成率', value: reached.completion, numeric: true },
          { label: '时间进度', value: reached.elapsed, numeric: true },
          { label: '对照', value: reached.ahead ? '完成率不低于时间进度' : '完成率低于时间进度' },
        ]}
      />
    </Panel>
  )
}
