import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import {
  contractSidesText,
  contractStatusLabels,
  contractTypeLabels,
  fulfilment,
  fulfilmentLabels,
  intellectualPropertyLabels,
  isCounted,
  paymentModeLabels,
} from '@/lib/contracts/labels'
import type { ContractDetail } from '@/lib/contracts/queries'
import { dayOf, formatRange } from '@/lib/dates'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { wordOf } from '@/lib/labels'
import { formatWan, formatYuan } from '@/lib/money'

/** `sides`: members do not see where another enterprise sits, so they are not shown a half of the truth. */
export function ContractFacts({ contract, sides }: { contract: ContractDetail; sides: boolean }) {
  const { agreement, project } = contract
  const day = (date: Date | null) => date && dayOf(date)
  return (
    <>
      {contract.voidReason && (
        <Notice tone="warn" title="已作废">
          {contract.voidReason}
        </Notice>
      )}
      {!contract.voidedAt && contract.statusReason && (
        <Notice
          tone={contract.status === 'AMENDED' ? 'info' : 'bad'}
          title={
            contract.status === 'CANCELLED' && contract.cancelledOn
              ? `${contractStatusLabels.CANCELLED}(${dayOf(contract.cancelledOn)}),不再计入统计`
              : contractStatusLabels[contract.status]
          }
        >
          {contract.statusReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: '合同类型', value: contractTypeLabels[contract.type] },
            ...(sides ? [{ label: '流向', value: contractSidesText(contract.sides) }] : []),
            { label: '卖方', value: contract.sellerName },
            { label: '买方', value: contract.buyerName },
            {
              label: contract.status === 'DRAFT' ? '计划签订日期' : '签订日期',
              value: dayOf(contract.signedOn),
              numeric: true,
            },
            { label: '有效期', value: validity(contract), numeric: true },
            {
              label: '技术领域',
              value: contract.technologyField && wordOf(technologyFields, contract.technologyField),
            },
            { label: '知识产权', value: intellectualPropertyLabels[contract.intellectualProperty] },
            { label: '计划来源', value: contract.planSource },
            { label: '支付方式', value: contract.paymentMode && paymentModeLabels[contract.paymentMode] },
            {
              label: '所属协议',
              value: agreement && (
                <a data-soft className="link" href={`/agreements/${agreement.id}`}>
                  {agreement.code} {agreement.title}
                </a>
              ),
            },
            {
              label: '所属项目',
              value: project && (
                <a data-soft className="link" href={`/projects/${project.id}`}>
                  {project.code} {project.title}
                </a>
              ),
            },
            { label: '备注', value: contract.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="金额与履约">
        <Facts
          items={[
            { label: '合同成交额', value: amount(contract.totalFen), numeric: true },
            { label: '技术交易额', value: amount(contract.technologyFen), numeric: true },
            { label: '已履行金额', value: amount(contract.fulfilledFen), numeric: true },
            { label: '履约情况', value: fulfilmentLabels[fulfilment(contract)] },
          ]}
        />
      </Panel>
      <Panel title="认定登记">
        <Facts
          items={[
            { label: '登记编号', value: contract.registrationNo, numeric: true },
            { label: '登记日期', value: day(contract.registeredOn), numeric: true },
            { label: '登记机构', value: contract.authority },
            { label: '计入统计', value: isCounted(contract) ? '是' : '否' },
          ]}
        />
      </Panel>
    </>
  )
}

function amount(fen: bigint | null) {
  return fen !== null && `${formatWan(fen)} 万元(${formatYuan(fen)} 元)`
}

function validity({ validFrom, validTo }: ContractDetail) {
  if (validFrom && validTo) return formatRange(dayOf(validFrom), dayOf(validTo))
  if (validFrom) return `${dayOf(validFrom)} 起`
  return validTo && `至 ${dayOf(validTo)}`
}
