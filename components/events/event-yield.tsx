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
  const agreed = formatHeadline(result.agreementFen)
  const agreements = `/agreements?eventId=${id}&signed=yes`
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
          period={`其中已转化 ${result.convertedIntentions} 项`}
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
          href={agreements}
        />
        {/* a member does not see the other side's entry in the register, so its count would be wrong */}
        {!props.ofMember && (
          <KeyFigure
            indicator="event-enterprises"
            exact={String(result.enterprises)}
            name="签约企业"
            value={String(result.enterprises)}
            unit="家"
            period={period}
            definition="本活动签署的协议中,当事人为本市企业的,同一企业只计一次。"
            href={agreements}
          />
        )}
        <KeyFigure
          indicator="event-agreement-value-fen"
          exact={String(result.agreementFen)}
          name="协议金额"
          value={agreed.value}
          unit={agreed.unit}
          period={period}
          definition="本活动签署的协议的金额之和;无金额的协议不计。"
          href={agreements}
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
          indicator="event-contracts"
          exact={String(result.contracts)}
          name="登记技术合同"
          value={String(result.contracts)}
          unit="项"
          period={period}
          definition="来自本活动的协议和项目下已登记(含变更登记)的技术合同;撤销登记的不计。"
          href={contracts}
        />
        <KeyFigure
          indicator="event-contract-value-fen"
          exact={String(result.totalFen)}
          name="技术合同成交额"
          value={total.value}
          unit={total.unit}
          period={period}
          definition="来自本活动的已登记技术合同的合同成交额之和。"
          href={contracts}
        />
        <KeyFigure
          indicator="event-technology-value-fen"
          exact={String(result.technologyFen)}
          name="技术交易额"
          value={technology.value}
          unit={technology.unit}
          period={period}
          definition="来自本活动的已登记技术合同的技术交易额之和。"
          href={contracts}
        />
      </KeyFigures>
    </Panel>
  )
}
