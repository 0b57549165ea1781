import { KeyFigure, KeyFigures } from '@/components/charts/key-figure'
import { Panel } from '@/components/ui/panel'
import type { EventYield } from '@/lib/events/yield'
import { formatHeadline } from '@/lib/money'

/** What the event led to; each figure opens its rows. */
export function EventYieldPanel(props: { id: string; result: EventYield; ofMember: boolean; today: string }) {
  const { id, result } = props
  const period = `截至 ${props.today}`
  const total = formatHeadline(result.totalFen)
  const technology = formatHeadline(result.technologyFen)
  const contracts = `/contracts?eventId=${id}&counted=yes`
  return (
    <Panel
      title={props.ofMember ? '本单位在活动中的成果' : '活动成效'}
      description={
        props.ofMember ? '只含本单位参与的记录。' : '来源为本活动的意向、协议,及由此产生的项目和技术合同。'
      }
      flush
    >
      <KeyFigures>
        <KeyFigure
          indicator="event-intentions"
          exact={String(result.intentions)}
          name="合作意向"
          value={String(result.intentions)}
          unit="项"
          period={`${period},其中已转化 ${result.convertedIntentions} 项`}
          definition="来源为本活动、已确认的意向;草拟、无效和已作废的不计。"
          href={`/intentions?eventId=${id}&counted=yes`}
        />
        <KeyFigure
          indicator="event-agreements"
          exact={String(result.agreements)}
          name="签署协议"
          value={String(result.agreements)}
          unit="项"
          period={period}
          definition="签约活动为本活动、审核通过的协议(含已到期、已终止);草稿和待审核的不计。"
          href={`/agreements?eventId=${id}&signed=yes`}
        />
        <KeyFigure
          indicator="event-enterprises"
          exact={String(result.enterprises)}
          name="签约企业"
          value={String(result.enterprises)}
          unit="家"
          period={period}
          definition="上述协议当事人中的本市企业,同一企业只计一次。"
          href={`/agreements?eventId=${id}&signed=yes`}
        />
        <KeyFigure
          indicator="event-projects"
          exact={String(result.projects)}
          name="产生项目"
          value={String(result.projects)}
          unit="项"
          period={period}
          definition="签约活动为本活动的协议下的项目;已作废的不计。"
          href={`/projects?eventId=${id}`}
        />
        <KeyFigure
          indicator="event-contract-value-fen"
          exact={String(result.totalFen)}
          name="技术合同成交额"
          value={total.value}
          unit={total.unit}
          period={`${period},共 ${result.contracts} 项`}
          definition="上述协议和项目下已登记(含变更登记)的技术合同的合同成交额之和。"
          href={contracts}
        />
        <KeyFigure
          indicator="event-technology-value-fen"
          exact={String(result.technologyFen)}
          name="技术交易额"
          value={technology.value}
          unit={technology.unit}
          period={period}
          definition="上述已登记技术合同的技术交易额之和。"
          href={contracts}
        />
      </KeyFigures>
    </Panel>
  )
}
