import type { Day } from '@/lib/dates'
import { nthOfDay, workday, yearsTo } from './days'
import type { History } from './history'
import type { People } from './people'

type World = { history: History; people: People }

/** What was published elsewhere (domain: the article's figures), and the targets of each year. */
export function tellFigures({ history, people }: World) {
  const [clerk] = people.staff.clerks
  if (!clerk) throw new Error('nobody keeps the figures')
  let entered = 0
  const enter = (day: Day, action: string, table: string, row: Row, naming: Naming) => {
    entered += 1
    history.act({ at: nthOfDay(day, entered % 40), by: clerk, action }, (writer) => {
      writer.insert(table, row, naming)
    })
  }

  for (const year of yearsTo(history.today, 2022))
    for (const target of targets)
      enter(
        workday(`${year}-02-15`),
        'target.create',
        'Target',
        {
          ...target,
          year,
          documentNo: `定示例〔${year}〕1号`,
          publisher: '定州市人民政府(示例)',
          remark: target.indicatorId ? '示例目标' : null,
        },
        { year, title: target.title, names: [], codes: [String(year)] },
      )

  for (const { source, asOf, entered: day, figures } of published)
    for (const { title, figureText, exactValue, lowerBound, indicatorId, note } of figures)
      enter(
        day,
        'external-figure.create',
        'ExternalFigure',
        {
          title,
          figureText,
          exactValue: exactValue ?? null,
          lowerBound: lowerBound ?? null,
          indicatorId: indicatorId ?? null,
          asOf,
          ...source,
          note: note ?? null,
        },
        { year: Number(asOf.slice(0, 4)), title, names: [], codes: [figureText, source.sourceOutlet] },
      )

  for (const { year, dataYear, rank, className } of ranks)
    enter(
      '2022-10-24',
      'external-ranking.create',
      'ExternalRanking',
      {
        scheme: SCHEME,
        year,
        dataYear,
        rank,
        className,
        publisher: '河北省科学技术厅(示例)',
        documentNo: null,
        ...article,
        note: '报道只说由全省第29位升至第7位,未说明评价体系和年度;此处的体系和年度为示例',
      },
      { year, title: SCHEME, names: [], codes: [String(year)] },
    )
}

type Row = Parameters<Parameters<Parameters<History['act']>[1]>[0]['insert']>[1]
type Naming = { year: number; title: string; names: string[]; codes: string[] }

/** The article names three of every year; the other two show how far figures of the portal are. */
const targets = [
  { title: '培育高新技术企业20家以上', indicatorId: null, value: 20, unit: '家' },
  { title: '培育科技型中小企业100家以上', indicatorId: null, value: 100, unit: '家' },
  { title: '培育省级专精特新企业20家以上', indicatorId: null, value: 20, unit: '家' },
  { title: '新签产学研合作项目20项(示例)', indicatorId: 'signed-projects', value: 20, unit: '项' },
  {
    title: '技术合同成交额1.8亿元(示例)',
    indicatorId: 'contract-value-fen',
    value: 18_000_000_000,
    unit: '万元',
  },
]

const article = {
  sourceTitle: '定州产学研合作让科技成果“落地生金”',
  sourceOutlet: '定州日报(河北新闻网)',
  sourcePublishedAt: '2022-10-19T16:29:34+08:00',
  sourceUrl: null,
  sourceEditor: null,
}

const website = {
  sourceTitle: '定州市科技创新情况(公开网页)',
  sourceOutlet: '公开网页,2023年1月3日',
  sourcePublishedAt: '2023-01-03T00:00:00+08:00',
  sourceUrl: 'http://cnpiw.cn/a/difang/20230103/22823.html',
  sourceEditor: null,
}

type Published = {
  title: string
  figureText: string
  exactValue?: number
  lowerBound?: number
  indicatorId?: string
  note?: string
}

const published: {
  source: typeof article | typeof website
  asOf: Day
  entered: Day
  figures: Published[]
}[] = [
  {
    source: article,
    asOf: '2022-10-19',
    entered: '2022-10-20',
    figures: [
      {
        title: '签约落地产学研合作项目',
        figureText: '31项',
        exactValue: 31,
        indicatorId: 'signed-projects',
        note: '报道把签约和落地合在一起说;门户分别统计',
      },
      { title: '签约落地项目的企业', figureText: '22家', exactValue: 22, indicatorId: 'signing-enterprises' },
      {
        title: '建立长期对接合作关系的高校、科研院所',
        figureText: '100多所',
        lowerBound: 100,
        indicatorId: 'partner-institutions',
      },
      { title: '达成合作意向', figureText: '100余项', lowerBound: 100, indicatorId: 'intentions' },
      {
        title: '填补国内空白技术和专利',
        figureText: '9项',
        exactValue: 9,
        indicatorId: 'novelty-claims',
      },
      { title: '第三届大会签约企业', figureText: '15家', exactValue: 15, note: '单位是企业,不与项目数相加' },
      {
        title: '技术合同交易额',
        figureText: '1.42亿元',
        note: '今年以来;报道未说明是成交额还是技术交易额,已取整,不作准确数',
      },
      { title: '省技术创新示范企业', figureText: '2家', exactValue: 2 },
      { title: '创新引领型领军企业', figureText: '3家', exactValue: 3 },
      { title: 'A级工业研发机构', figureText: '58家', exactValue: 58 },
      {
        title: 'B、C级工业研发机构',
        figureText: '150家',
        exactValue: 150,
        note: '两级合计,报道未分开',
      },
      {
        title: '省级绿色工厂、绿色园区',
        figureText: '2个',
        exactValue: 2,
        note: '两类合计,报道未分开',
      },
      { title: '省级“专精特新”企业', figureText: '59家', exactValue: 59 },
      {
        title: '专精特新示范企业',
        figureText: '10家',
        exactValue: 10,
        note: '与59家是否重叠未说明,不相加',
      },
    ],
  },
  {
    source: website,
    asOf: '2022-12-31',
    entered: '2023-01-04',
    figures: [
      {
        title: '签约落地产学研合作项目',
        figureText: '45项',
        exactValue: 45,
        indicatorId: 'signed-projects',
      },
      { title: '达成合作意向', figureText: '100余项', lowerBound: 100, indicatorId: 'intentions' },
      {
        title: '省级科技型中小企业',
        figureText: '861家',
        exactValue: 861,
        note: '河北省认定;与国家科技型中小企业评价入库是两种资质',
      },
      { title: '国家高新技术企业', figureText: '133家', exactValue: 133 },
      { title: '省级“专精特新”企业', figureText: '79家', exactValue: 79 },
    ],
  },
]

const SCHEME = '河北省县域科技创新能力监测评价(年度为示例)'

const ranks = [
  { year: 2019, dataYear: 2018, rank: 29, className: null },
  { year: 2022, dataYear: 2021, rank: 7, className: '第一方阵' },
]
