/** What the parts of an organization's name are made of. */

/** 组织形式, as far as two of them make two organizations. */
export type Form =
  | 'LIMITED'
  | 'SHARES'
  | 'GROUP'
  | 'COMPANY'
  | 'PARTNERSHIP'
  | 'COOPERATIVE'
  | 'FACTORY'
  | 'SHOP'
  | 'UNIVERSITY'
  | 'COLLEGE'
  | 'SCHOOL'
  | 'HOSPITAL'
  | 'INSTITUTE'
  | 'CENTER'
  | 'LABORATORY'
  | 'AUTHORITY'
  | 'ASSOCIATION'

const written: readonly (readonly [Form, string])[] = [
  ['GROUP', '集团股份有限公司 集团有限责任公司 集团有限公司 集团公司 控股集团 集团'],
  ['SHARES', '股份有限公司 股份公司'],
  ['LIMITED', '有限责任公司 有限公司'],
  ['COMPANY', '总公司 公司'],
  ['PARTNERSHIP', '有限合伙 普通合伙 特殊普通合伙 合伙企业'],
  [
    'COOPERATIVE',
    '农民专业合作社联合社 专业合作社联合社 农民专业合作社 专业合作联社 专业合作社 合作联社 合作社',
  ],
  ['FACTORY', '总厂 工厂 厂'],
  ['SHOP', '经营部 商行 门市部 家庭农场 工作室'],
  ['UNIVERSITY', '大学'],
  ['COLLEGE', '职业技术学院 高等专科学校 职业学院 学院'],
  ['SCHOOL', '技工学校 中等专业学校 学校 中学 小学'],
  ['HOSPITAL', '中心医院 人民医院 中医院 医院'],
  ['LABORATORY', '重点实验室 工程实验室 实验室'],
  ['CENTER', '工程技术研究中心 工程研究中心 技术创新中心 研究中心 创新中心 促进中心 服务中心 中心'],
  [
    'INSTITUTE',
    '设计研究总院 科学研究院 科学研究所 设计研究院 技术研究院 技术研究所 产业研究院 研究总院 研究院 研究所 设计院 科学院 工程院 总院 院 所',
  ],
  ['AUTHORITY', '人民政府 管理委员会 管委会 委员会 办公室 街道办事处 管理局 局 厅'],
  ['ASSOCIATION', '产业联盟 行业协会 促进会 联合会 协会 学会 商会 联盟'],
]

const forms = written
  .flatMap(([form, words]) => words.split(' ').map((word) => ({ form, word })))
  .toSorted((a, b) => b.word.length - a.word.length)

const formsByLast = new Map<string, typeof forms>()
for (const one of forms) {
  const last = one.word.at(-1) as string
  formsByLast.set(last, [...(formsByLast.get(last) ?? []), one])
}

export const companyForms: ReadonlySet<Form> = new Set(['LIMITED', 'SHARES', 'GROUP', 'COMPANY'])

/** The form a text ends with; the longest counts. */
export function formAtEnd(text: string): { form: Form; word: string } | null {
  return formsByLast.get(text.at(-1) ?? '')?.find(({ word }) => text.endsWith(word)) ?? null
}

/** Words of 行业: where one begins, the 字号 has ended. */
const trades = new Set(
  '科技 技术 信息 网络 软件 电子商务 电子 电气 电器 电力 电缆 线缆 机械 装备 设备 制造 重工 机电 汽车零部件 汽车配件 汽车部件 汽车 车业 零部件 配件 农业 农牧业 农牧 牧业 养殖 种业 种植 果蔬 蔬菜 食品 粮油 乳业 饮品 饮料 生物医药 生物 医药 制药 药业 医疗器械 医疗 健康 化工 化学 新材料 材料 塑料 塑业 橡胶 金属 钢铁 钢构 铝业 铜业 五金 丝网 体育用品 体育器材 体育 新能源 能源 光伏 太阳能 节能环保 节能 环保 环境 建材 建筑 建设 工程 水泥 混凝土 玻璃 陶瓷 家具 木业 纺织 服装 服饰 制衣 皮革 包装 印刷 纸业 造纸 贸易 商贸 工贸 物流 运输 供应链 实业 投资 控股 咨询 管理咨询 企业管理 检测 认证 仪器仪表 仪器 仪表 自动化 智能装备 智能 机器人 物联网 大数据 通信 航空 航天 铸造 锻造 模具 轴承 阀门 管道 管业 泵业 密封件 紧固件 焊接 热能 焦化 煤化工 燃气 石化 石油 矿业 文化传媒 文化 传媒 教育 园林 林业 苗木 花卉 水利 水务 交通 轨道交通 铁路 船舶 兽药 饲料 肥料 农药 中药 保健品 化妆品 日化 涂料 防水 保温 门窗 照明 光电 半导体 芯片 电池 储能 氢能 纳米 石墨烯 复合材料 碳纤维 生态 养老 康复 医院管理 知识产权 技术转移 孵化器 创业 产业 开发 服务 师范 理工 工业 农林 医科 医学 中医药 财经 政法 民族 外国语 交通运输 邮电 航空航天 海洋 地质 冶金 科学 动物 植物 物理 数学 理化 发展 制品 销售 置业 房地产 建工 种子 钢管 铸件 电商 机床 热电'
    .split(' ')
    .filter(Boolean),
)

const LONGEST_TRADE = 5

export function tradeAt(text: string, at: number): string | null {
  for (let size = Math.min(LONGEST_TRADE, text.length - at); size >= 2; size -= 1) {
    const word = text.slice(at, at + size)
    if (trades.has(word)) return word
  }
  return null
}

/** Words that say little about what a firm does: with and without them is often the same firm, written carelessly. */
export const vagueTrades: ReadonlySet<string> = new Set(
  '科技 技术 发展 开发 制造 实业 服务 产业 设备 制品 工程'.split(' '),
)

/** Words by which a second firm of the same house is told from the first. */
export const sisterTrades: ReadonlySet<string> = new Set(
  '销售 贸易 商贸 投资 置业 房地产 物流 控股'.split(' '),
)

/** Two names of one trade. */
const synonyms: Readonly<Record<string, string>> = {
  制药: '药业',
  医药: '药业',
  汽车部件: '汽车零部件',
  汽车配件: '汽车零部件',
  塑业: '塑料',
  服饰: '服装',
  制衣: '服装',
  管业: '管道',
  牧业: '养殖',
  工贸: '商贸',
  建设: '建筑',
}

export const sameTrade = (word: string) => synonyms[word] ?? word

/** Academies with institutes of their own; wherever they stand in a name, they are its head. */
export const academies: readonly string[] = [
  '中国热带农业科学院',
  '中国林业科学研究院',
  '中国水利水电科学研究院',
  '中国环境科学研究院',
  '中国铁道科学研究院',
  '中国气象科学研究院',
  '中国社会科学院',
  '中国农业科学院',
  '中国医学科学院',
  '中国中医科学院',
  '中国地质科学院',
  '中国科学院',
  '中国工程院',
]

/** Short for one thing only, wherever they stand. */
export const shortWords: readonly (readonly [RegExp, string])[] = [
  [/中国?科院/g, '中国科学院'],
  [/中国?农科院/g, '中国农业科学院'],
  [/中国?社科院/g, '中国社会科学院'],
  [/中国?林科院/g, '中国林业科学研究院'],
  [/中国?医科院/g, '中国医学科学院'],
  [/农林科院/g, '农林科学院'],
  [/农科院/g, '农业科学院'],
  [/社科院/g, '社会科学院'],
  [/林科院/g, '林业科学研究院'],
  // at the end, or before a college of it; 农大 in the middle may be a 字号
  [/农大(?=$|[^学].{0,10}[院系所室心]$)/g, '农业大学'],
  [/师大(?=$|[^学].{0,10}[院系所室心]$)/g, '师范大学'],
  [/理工大(?=$|[^学].{0,10}[院系所室心]$)/g, '理工大学'],
  [/中医药大(?=$|[^学].{0,10}[院系所室心]$)/g, '中医药大学'],
  [/交大(?=$|[^学].{0,10}[院系所室心]$)/g, '交通大学'],
]

/** Whole names everybody in the trade shortens in the same way. */
export const shortNames: Readonly<Record<string, string>> = {
  清华: '清华大学',
  北大: '北京大学',
  天大: '天津大学',
  武大: '武汉大学',
  南开: '南开大学',
  浙大: '浙江大学',
  复旦: '复旦大学',
  北航: '北京航空航天大学',
  北理工: '北京理工大学',
  北科大: '北京科技大学',
  哈工大: '哈尔滨工业大学',
  哈工程: '哈尔滨工程大学',
  西工大: '西北工业大学',
  华科: '华中科技大学',
  华中科大: '华中科技大学',
  中科大: '中国科学技术大学',
  国科大: '中国科学院大学',
  华北电力: '华北电力大学',
  燕大: '燕山大学',
}
