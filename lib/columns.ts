/**
 * The columns of each list by their words, in the order they stand; the first carries the row's link and is always shown.
 * Which of them a person hides, and how dense the rows are, is kept in a cookie per person and list: the server renders
 * by it, and an export of "what is seen" asks the same function.
 */
export const listColumns = {
  enterprises: {
    name: '单位名称',
    code: '编号',
    creditCode: '统一社会信用代码',
    region: '行政区划',
    township: '乡镇/园区',
    industry: '行业',
    size: '规模',
    aboveScale: '规上',
    status: '状态',
  },
  institutions: {
    name: '单位名称',
    code: '编号',
    creditCode: '统一社会信用代码',
    region: '行政区划',
    kind: '类别',
    status: '状态',
  },
  events: {
    title: '活动名称',
    status: '状态',
    kind: '活动类型',
    edition: '届次',
    heldOn: '举办日期',
    series: '活动系列',
    place: '地点',
    organizers: '主办单位',
    code: '编号',
  },
  intentions: {
    title: '意向名称',
    status: '状态',
    enterprise: '企业',
    partner: '合作单位',
    reachedOn: '达成日期',
    expectedAmountFen: '预计金额(万元)',
    nextFollowUpOn: '下次跟进',
    code: '编号',
  },
  agreements: {
    title: '协议名称',
    code: '编号',
    enterprise: '企业',
    partner: '合作单位',
    kind: '协议类型',
    mode: '合作模式',
    signedOn: '签订日期',
    amountFen: '金额(万元)',
    status: '状态',
  },
  projects: {
    title: '项目名称',
    status: '状态',
    health: '健康灯',
    percent: '进度',
    enterprise: '牵头企业',
    partner: '合作单位',
    plannedStartOn: '计划开始',
    plannedEndOn: '计划完成',
    landedOn: '落地日期',
    totalBudgetFen: '总投资(万元)',
    mode: '合作模式',
    code: '编号',
  },
  contracts: {
    title: '合同名称',
    status: '状态',
    totalFen: '成交额(万元)',
    technologyFen: '技术交易额(万元)',
    seller: '卖方',
    buyer: '买方',
    sides: '流向',
    signedOn: '签订日期',
    registeredOn: '登记日期',
    type: '合同类型',
    code: '编号',
  },
  patents: {
    title: '专利名称',
    applicationNo: '申请号',
    kind: '类型',
    holders: '专利权人',
    filedOn: '申请日',
    grantedOn: '授权公告日',
    joint: '产学研联合',
    status: '法律状态',
  },
  achievements: {
    title: '成果名称',
    owners: '完成单位',
    claim: '水平认定',
    impacts: '影响',
    evidence: '证明',
    evidenceOn: '证明日期',
    counting: '统计',
    status: '状态',
  },
  targets: {
    title: '目标名称',
    year: '年度',
    indicator: '对应指标',
    value: '目标值',
    documentNo: '文号',
    publisher: '发文单位',
    status: '状态',
    code: '编号',
  },
  externalFigures: {
    title: '数据名称',
    figureText: '公布的数字',
    precision: '精确程度',
    asOf: '数据截止日期',
    indicator: '对应指标',
    source: '来源标题',
    outlet: '发布机构',
    publishedAt: '发布时间',
    status: '状态',
    code: '编号',
  },
  externalRankings: {
    scheme: '评价体系',
    year: '公布年度',
    dataYear: '数据年度',
    rank: '位次',
    total: '参评总数',
    score: '得分',
    className: '等次',
    publisher: '公布单位',
    documentNo: '文号',
    status: '状态',
    code: '编号',
  },
} as const satisfies Record<string, Record<string, string>>

export type ListName = keyof typeof listColumns
export function isListName(text: string): text is ListName {
  return Object.hasOwn(listColumns, text)
}

export type ColumnKey<List extends ListName> = keyof (typeof listColumns)[List] & string

export const densityLabels = { standard: '标准', compact: '紧凑' } as const
export type Density = keyof typeof densityLabels

export type ListView = { hidden: readonly string[]; density: Density }

/** Several people sign in at one counter's computer; each keeps a view of his own. */
export function viewCookie(list: ListName, userId: string): string {
  return `view-${list}-${userId.slice(-12)}`
}

/** `code.mode~compact`. What cannot be understood, or is no column (any more), hides nothing. */
export function parseView(list: ListName, text: string | undefined): ListView {
  const [hidden = '', density = ''] = (text ?? '').split('~')
  const wanted = new Set(hidden.split('.'))
  return {
    hidden: hideableColumns(list)
      .map(({ key }) => key)
      .filter((key) => wanted.has(key)),
    density: density === 'compact' ? 'compact' : 'standard',
  }
}

export function formatView({ hidden, density }: ListView): string {
  return `${hidden.join('.')}~${density}`
}

export function hideableColumns(list: ListName): { key: string; label: string }[] {
  return Object.entries(listColumns[list])
    .slice(1)
    .map(([key, label]) => ({ key, label }))
}

/** The columns that are seen, in their order; for tables and for exports of exactly what is seen. */
export function visibleColumns<Column extends { key: string }>(
  columns: readonly Column[],
  { hidden }: ListView,
): Column[] {
  return columns.filter(({ key }) => !hidden.includes(key))
}
