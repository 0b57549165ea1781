import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { dayOf, formatDay } from '@/lib/dates'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import {
  followUpOverdue,
  intentionStatusLabels,
  needsVerification,
  unknownPartner,
  VERIFY_AFTER_DAYS,
} from '@/lib/intentions/labels'
import type { IntentionDetail } from '@/lib/intentions/queries'
import { wordOf } from '@/lib/labels'
import { formatWan, formatYuan } from '@/lib/money'

/** `today` is a business day (UTC midnight). */
export function IntentionFacts({ intention, today }: { intention: IntentionDetail; today: Date }) {
  const { originEvent, convertedAgreement, expectedAmountFen } = intention
  const day = (date: Date | null) => date && dayOf(date)
  return (
    <>
      {intention.voidReason && (
        <Notice tone="warn" title="已作废">
          {intention.voidReason}
        </Notice>
      )}
      {!intention.voidedAt && intention.statusReason && (
        <Notice
          tone={intention.status === 'INVALID' ? 'bad' : 'info'}
          title={intentionStatusLabels[intention.status]}
        >
          {intention.statusReason}
        </Notice>
      )}
      {needsVerification(intention, today) ? (
        <Notice tone="warn" title={`待核实:超过 ${VERIFY_AFTER_DAYS} 天没有跟进`}>
          请联系双方核实,登记跟进情况,或搁置、标记无效。
        </Notice>
      ) : (
        followUpOverdue(intention, today) && (
          <Notice tone="warn" title={`跟进逾期:原定 ${day(intention.nextFollowUpOn)} 跟进`}>
            请登记跟进情况和下次跟进日期。
          </Notice>
        )
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            {
              label: '企业',
              value: (
                <a data-soft href={`/enterprises/${intention.enterpriseId}`} className="link">
                  {intention.enterpriseName}
                </a>
              ),
            },
            { label: '合作单位', value: intention.partnerName ?? unknownPartner },
            {
              label: '达成日期',
              value: formatDay(intention.reachedOn, intention.reachedOnPrecision),
              numeric: true,
            },
            { label: '合作模式', value: intention.mode && cooperationModeLabels[intention.mode] },
            {
              label: '预计金额',
              value:
                expectedAmountFen !== null &&
                `${formatWan(expectedAmountFen)} 万元(${formatYuan(expectedAmountFen)} 元)`,
              numeric: true,
            },
            {
              label: '技术领域',
              value: intention.technologyField && wordOf(technologyFields, intention.technologyField),
            },
            {
              label: '来源活动',
              value: originEvent && (
                <a data-soft className="link" href={`/events/${originEvent.id}`}>
                  {originEvent.title}
                </a>
              ),
            },
            { label: '备注', value: intention.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="跟进与转化">
        <Facts
          items={[
            { label: '最近跟进', value: day(intention.lastFollowUpOn), numeric: true },
            { label: '下次跟进', value: day(intention.nextFollowUpOn), numeric: true },
            { label: '最近跟进情况', value: intention.lastFollowUpNote, wide: true },
            {
              label: '转化的协议',
              value: convertedAgreement && (
                <>
                  <a data-soft className="link" href={`/agreements/${convertedAgreement.id}`}>
                    {convertedAgreement.code} {convertedAgreement.title}
                  </a>
                  {convertedAgreement.voidedAt && '(该协议已作废)'}
                </>
              ),
            },
            { label: '转化日期', value: day(intention.convertedOn), numeric: true },
          ]}
        />
      </Panel>
    </>
  )
}
