import type { ContractInput } from '@/lib/contracts/schema'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type {
  ContractStatus,
  ContractType,
  IntellectualPropertyKind,
  PaymentMode,
} from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'

export const contractTypeLabels = {
  DEVELOPMENT: '技术开发',
  TRANSFER: '技术转让',
  LICENSE: '技术许可',
  CONSULTING: '技术咨询',
  SERVICE: '技术服务',
} satisfies Record<ContractType, string>

export const contractStatusLabels = {
  DRAFT: '拟订',
  SIGNED: '已签订',
  REGISTRATION_SUBMITTED: '已提交登记',
  CORRECTION_REQUIRED: '待补正',
  REGISTERED: '已登记',
  AMENDED: '变更登记',
  CANCELLED: '撤销登记',
  REJECTED: '不予登记',
} satisfies Record<ContractStatus, string>

export const contractStateLabels = { ...contractStatusLabels, VOIDED: '已作废' }

export type ContractState = keyof typeof contractStateLabels

export const contractStateTones = {
  DRAFT: 'neutral',
  SIGNED: 'info',
  REGISTRATION_SUBMITTED: 'warn',
  CORRECTION_REQUIRED: 'bad',
  REGISTERED: 'ok',
  AMENDED: 'ok',
  CANCELLED: 'neutral',
  REJECTED: 'bad',
  VOIDED: 'neutral',
} as const satisfies Record<ContractState, string>

export function contractState(contract: { status: ContractStatus; voidedAt: Date | null }): ContractState {
  return contract.voidedAt ? 'VOIDED' : contract.status
}

/** Only what is registered, amended or not, counts in 成交额, 技术交易额 and 项数 (model.md §4.6). */
export const countedContractStatuses = ['REGISTERED', 'AMENDED'] as const satisfies ContractStatus[]

export function isCounted(contract: { status: ContractStatus; voidedAt: Date | null }): boolean {
  return contract.voidedAt === null && countedContractStatuses.some((status) => status === contract.status)
}

export const fulfilmentLabels = { NONE: '未履行', PARTIAL: '部分履行', COMPLETE: '履行完成' }

export type Fulfilment = keyof typeof fulfilmentLabels

/** Derived from the amount, never stored. */
export function fulfilment({
  fulfilledFen,
  totalFen,
}: {
  fulfilledFen: bigint
  totalFen: bigint
}): Fulfilment {
  if (fulfilledFen >= totalFen && totalFen > 0n) return 'COMPLETE'
  return fulfilledFen > 0n ? 'PARTIAL' : 'NONE'
}

/** 输出: technology sold by somebody local; 吸纳: bought by somebody local. A contract within the city is both. */
export const contractSideLabels = { OUTPUT: '输出', ABSORPTION: '吸纳' }

export type ContractSide = keyof typeof contractSideLabels

export function contractSides(sellerIsLocal: boolean, buyerIsLocal: boolean): ContractSide[] {
  return [...(sellerIsLocal ? ['OUTPUT' as const] : []), ...(buyerIsLocal ? ['ABSORPTION' as const] : [])]
}

export function contractSidesText(sides: readonly ContractSide[]): string {
  return sides.map((side) => contractSideLabels[side]).join('、')
}

export const intellectualPropertyLabels = {
  NONE: '未涉及知识产权',
  PATENT: '专利',
  SOFTWARE: '计算机软件',
  KNOW_HOW: '技术秘密',
  PLANT_VARIETY: '植物新品种',
  CIRCUIT_LAYOUT: '集成电路布图设计',
  NEW_DRUG: '生物、医药新品种',
  DESIGN_COPYRIGHT: '设计著作权',
} satisfies Record<IntellectualPropertyKind, string>

export const paymentModeLabels = {
  LUMP_SUM: '一次总付',
  INSTALLMENTS: '分期支付',
  ROYALTY: '提成支付',
} satisfies Record<PaymentMode, string>

/** 计划来源 of the national registration form; the word is its own code. */
export const planSourceLabels = {
  国家计划: '国家计划',
  部门计划: '部门计划',
  省计划: '省计划',
  市计划: '市计划',
  计划外: '计划外',
} as const

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const contractLabels = {
  title: '合同名称',
  type: '合同类型',
  sellerId: '卖方',
  buyerId: '买方',
  agreementId: '所属协议',
  projectId: '所属项目',
  signedOn: '签订日期',
  validFrom: '有效期起',
  validTo: '有效期止',
  totalFen: '合同成交额',
  technologyFen: '技术交易额',
  technologyField: '技术领域',
  intellectualProperty: '知识产权',
  planSource: '计划来源',
  paymentMode: '支付方式',
  note: '备注',
} satisfies Record<keyof ContractInput, string>

/** With what only an edit or a verb asks. */
export const contractFormLabels: Record<string, string> = {
  ...contractLabels,
  registrationNo: '登记编号',
  registeredOn: '登记日期',
  authority: '登记机构',
  cancelledOn: '撤销日期',
  fulfilledFen: '已履行金额',
  reason: '原因',
}

export const technologyContractColumns: ColumnLabels = {
  code: { label: '合同编号' },
  ...Object.fromEntries(Object.entries(contractLabels).map(([field, label]) => [field, { label }])),
  type: { label: '合同类型', values: contractTypeLabels },
  intellectualProperty: { label: '知识产权', values: intellectualPropertyLabels },
  paymentMode: { label: '支付方式', values: paymentModeLabels },
  technologyField: { label: '技术领域', values: technologyFields },
  status: { label: '状态', values: contractStatusLabels },
  sellerName: { label: '卖方' },
  buyerName: { label: '买方' },
  fulfilledFen: { label: '已履行金额' },
  registrationNo: { label: '登记编号' },
  registeredOn: { label: '登记日期' },
  authority: { label: '登记机构' },
  cancelledOn: { label: '撤销日期' },
  statusReason: { label: '状态说明' },
}
