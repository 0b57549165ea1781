import { industries } from '@/lib/dictionaries/industries'
import { regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { townships } from '@/lib/dictionaries/townships'
import type {
  AliasKind,
  AliasSource,
  CreditCodeStatus,
  OrganizationKind,
  OrganizationStatus,
  SizeClass,
} from '@/lib/generated/prisma/enums'
import type { ColumnLabels } from '@/lib/labels'
import type { OrganizationInput } from '@/lib/organizations/schema'

export const organizationKindLabels = {
  ENTERPRISE: '企业',
  UNIVERSITY: '高校',
  INSTITUTE: '科研院所',
  GOVERNMENT: '政府部门',
  SERVICE_AGENCY: '科技服务机构',
  SOCIAL_ORGANIZATION: '社会组织',
  PARK: '园区管委会',
  OVERSEAS: '境外机构',
  OTHER: '其他',
} satisfies Record<OrganizationKind, string>

export const creditCodeStatusLabels = {
  NONE: '未填',
  VERIFIED: '校验通过',
  PILOT_VERIFIED: '校验不符-已核实',
  PENDING: '待核实',
} satisfies Record<CreditCodeStatus, string>

export const organizationStatusLabels = {
  ACTIVE: '存续',
  DEREGISTERED: '注销',
  REVOKED: '吊销',
  MOVED_OUT: '迁出',
  CLOSED: '停业',
  MERGED: '合并',
} satisfies Record<OrganizationStatus, string>

export const organizationStatusTones = {
  ACTIVE: 'ok',
  DEREGISTERED: 'neutral',
  REVOKED: 'bad',
  MOVED_OUT: 'neutral',
  CLOSED: 'warn',
  MERGED: 'neutral',
} as const satisfies Record<OrganizationStatus, string>

export const sizeClassLabels = {
  LARGE: '大型',
  MEDIUM: '中型',
  SMALL: '小型',
  MICRO: '微型',
} satisfies Record<SizeClass, string>

export const aliasKindLabels = {
  ABBREVIATION: '简称',
  FORMER: '曾用名',
  COLLOQUIAL: '俗称',
  ENGLISH: '英文名',
  MISSPELLING: '错写',
} satisfies Record<AliasKind, string>

export const aliasSourceLabels = {
  CONFIRMED: '人工确认',
  MERGED: '合并单位',
} satisfies Record<AliasSource, string>

/** The Chinese name of each field, once: form, import template, export and error summary read it here. */
export const organizationLabels = {
  name: '单位名称',
  kind: '单位类别',
  creditCode: '统一社会信用代码',
  creditCodeEvidence: '代码核实依据',
  parentId: '上级单位',
  groupId: '所属集团',
  regionCode: '行政区划',
  township: '乡镇/园区',
  address: '地址',
  industryCode: '行业',
  strategicIndustry: '战新产业',
  sizeClass: '规模',
  isAboveScale: '规上企业',
  aboveScaleFrom: '纳规日期',
  aboveScaleTo: '退规日期',
  foundedOn: '成立日期',
  legalRepresentative: '法定代表人',
  status: '状态',
  note: '备注',
  sortKeyOverride: '排序拼音',
  aliases: '别名',
} satisfies Record<keyof OrganizationInput, string>

/** With the names of the repeated rows, for the error summary. */
export const organizationFormLabels: Record<string, string> = {
  ...organizationLabels,
  'aliases.*.alias': '别名',
  'aliases.*.kind': '别名类型',
  reason: '更正原因',
}

const yesNo = { true: '是', false: '否' }

export const organizationColumns: ColumnLabels = {
  code: { label: '单位编号' },
  ...Object.fromEntries(Object.entries(organizationLabels).map(([field, label]) => [field, { label }])),
  kind: { label: '单位类别', values: organizationKindLabels },
  creditCodeStatus: { label: '代码核验状态', values: creditCodeStatusLabels },
  sizeClass: { label: '规模', values: sizeClassLabels },
  status: { label: '状态', values: organizationStatusLabels },
  isAboveScale: { label: '规上企业', values: yesNo },
  regionCode: { label: '行政区划', values: regions },
  township: { label: '乡镇/园区', values: townships },
  industryCode: { label: '行业', values: industries },
  strategicIndustry: { label: '战新产业', values: strategicIndustries },
  isLocal: { label: '是否本市', values: yesNo },
  isLocalReason: { label: '是否本市的说明' },
}

export const organizationAliasColumns: ColumnLabels = {
  alias: { label: '别名' },
  kind: { label: '别名类型', values: aliasKindLabels },
  source: { label: '来源', values: aliasSourceLabels },
}

export const organizationMergeColumns: ColumnLabels = {
  winnerName: { label: '保留单位' },
  loserName: { label: '被合并单位' },
  reason: { label: '合并原因' },
  undoneAt: { label: '撤销时间' },
  undoReason: { label: '撤销原因' },
}

/** What points to an organization, by table, for 合并. */
export const referenceLabels: Record<string, string> = {
  Agreement: '协议',
  AgreementParty: '协议当事人',
  Project: '项目',
  ProjectParty: '项目参与单位',
  Intention: '意向',
  TechnologyContract: '技术合同',
  Patent: '专利',
  PatentHolder: '专利权人',
  Achievement: '成果',
  AchievementOwner: '成果完成单位',
  User: '登录用户',
  Organization: '下级单位、集团成员',
}

export const nameRejectionColumns: ColumnLabels = { text: { label: '名称' } }
