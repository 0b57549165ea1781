import type { IndustryCode } from '@/lib/dictionaries/industries'
import type { StrategicIndustry } from '@/lib/dictionaries/strategic-industries'
import type { TechnologyField } from '@/lib/dictionaries/technology-fields'

/** The branches of the city's industry: what its invented firms are called, make, research and patent. */
export type Branch = {
  /** As it stands in a firm's name. */
  firm: string
  industry: IndustryCode
  /** Null for a traditional industry. */
  strategic: StrategicIndustry | null
  field: TechnologyField
  /** What is researched; titles of projects, contracts and patents are made of it. */
  objects: string[]
  firms: number
}

export const branches: Branch[] = [
  {
    firm: '汽车零部件',
    industry: 'C36',
    strategic: '5',
    field: 'ADVANCED_MANUFACTURING',
    objects: [
      '高强钢热冲压车身结构件',
      '新能源汽车电池托盘',
      '一体化压铸铝合金副车架',
      '制动盘耐磨涂层',
      '线束连接器智能检测',
      '轻量化座椅骨架',
      '商用车传动轴',
      '空气悬架减振器',
    ],
    firms: 22,
  },
  {
    firm: '金属制品',
    industry: 'C33',
    strategic: null,
    field: 'ADVANCED_MANUFACTURING',
    objects: [
      '高强度金属丝网编织',
      '不锈钢筛网微孔成形',
      '钢丝热浸镀锌环保工艺',
      '防护网自动化焊接',
      '精密铸件无模成形',
      '金属粉末增材制造',
    ],
    firms: 20,
  },
  {
    firm: '体育用品',
    industry: 'C24',
    strategic: null,
    field: 'ADVANCED_MANUFACTURING',
    objects: [
      '碳纤维健身器材',
      '智能跑步机减震系统',
      '可回收运动地板',
      '杠铃片橡胶包覆',
      '室外健身路径物联监测',
    ],
    firms: 18,
  },
  {
    firm: '医疗器械',
    industry: 'C35',
    strategic: '4',
    field: 'BIOLOGY_MEDICINE',
    objects: [
      '可降解骨修复材料',
      '智能康复护理床',
      '便携式远程心电监测',
      '医用高分子敷料',
      '数字化口腔种植导板',
      '低温等离子灭菌装置',
    ],
    firms: 12,
  },
  {
    firm: '药业',
    industry: 'C27',
    strategic: '4',
    field: 'BIOLOGY_MEDICINE',
    objects: [
      '道地药材规范化种植',
      '中药饮片超微粉碎',
      '经典名方颗粒剂',
      '牛黄体外培育',
      '缓释微丸制剂',
      '中药提取物绿色分离',
    ],
    firms: 10,
  },
  {
    firm: '化工科技',
    industry: 'C26',
    strategic: '3',
    field: 'NEW_MATERIALS',
    objects: [
      '焦炉煤气制高纯氢',
      '己内酰胺绿色合成',
      '粗苯加氢精制催化剂',
      '煤焦油深加工针状焦',
      '聚酰胺切片连续聚合',
      '水性工业涂料',
      '纳米碳酸钙表面改性',
      '高纯纳米氧化铝',
    ],
    firms: 16,
  },
  {
    firm: '机械制造',
    industry: 'C34',
    strategic: '2',
    field: 'ADVANCED_MANUFACTURING',
    objects: [
      '重型数控龙门铣床',
      '农机变速箱',
      '智能码垛机器人',
      '高压柱塞泵',
      '焊接机器人工作站',
      '精密行星减速器',
      '大型铸件在线检测',
      '液压支架密封件',
    ],
    firms: 24,
  },
  {
    firm: '食品',
    industry: 'C14',
    strategic: null,
    field: 'AGRICULTURE',
    objects: ['功能性低聚糖', '传统焖子减盐工艺', '冷链预制菜保鲜', '植物蛋白饮料稳定体系', '益生菌发酵果蔬'],
    firms: 14,
  },
  {
    firm: '农业科技',
    industry: 'A01',
    strategic: '4',
    field: 'AGRICULTURE',
    objects: [
      '节水小麦新品种选育',
      '设施番茄水肥一体化',
      '鲜食玉米绿色防控',
      '耐盐碱花生栽培',
      '农业废弃物快速腐熟',
      '辣椒机械化采收',
    ],
    firms: 14,
  },
  {
    firm: '新能源',
    industry: 'C38',
    strategic: '6',
    field: 'NEW_ENERGY',
    objects: [
      '光伏组件智能清洗',
      '磷酸铁锂电池回收',
      '固态储氢装置',
      '农光互补支架',
      '余热发电机组',
      '储能变流器',
    ],
    firms: 10,
  },
  {
    firm: '电子科技',
    industry: 'C39',
    strategic: '1',
    field: 'ELECTRONICS',
    objects: [
      '工业视觉缺陷检测',
      '窄带物联网采集终端',
      '边缘计算网关',
      '柔性压力传感器',
      '车规级功率模块封装',
    ],
    firms: 8,
  },
  {
    firm: '环保科技',
    industry: 'N77',
    strategic: '7',
    field: 'ENVIRONMENT',
    objects: [
      '焦化废水深度处理',
      '挥发性有机物吸附回收',
      '钢渣制备生态砖',
      '污泥低温干化',
      '烟气多污染物协同治理',
    ],
    firms: 7,
  },
]

export const projectEndings = [
  '关键技术研究',
  '中试及产业化',
  '工艺优化与示范',
  '研发及应用',
  '成套装备研制',
  '性能提升技术开发',
]
export const contractEndings = {
  DEVELOPMENT: ['技术开发', '联合技术开发', '委托开发'],
  TRANSFER: ['专利权转让', '技术秘密转让'],
  LICENSE: ['专利实施许可', '技术许可'],
  CONSULTING: ['技术咨询', '可行性论证咨询'],
  SERVICE: ['技术服务', '检测分析服务', '工艺诊断服务'],
} as const
export const patentEndings = {
  INVENTION: ['的制备方法', '的控制方法及系统', '及其制备工艺', '的检测方法'],
  UTILITY_MODEL: ['用夹持装置', '的自动上料机构', '用冷却装置', '的防护结构'],
  DESIGN: ['(外观)'],
} as const

/** Names of firms are made of these and 示例. */
export const firmWords = [
  '恒信',
  '中远',
  '华盛',
  '瑞丰',
  '金桥',
  '宏达',
  '博创',
  '鼎新',
  '嘉禾',
  '永固',
  '天佑',
  '北辰',
  '锦程',
  '合力',
  '凯越',
  '正大光',
  '利源',
  '泰和',
  '启航',
  '众诚',
  '明珠',
  '汇通',
  '安泰',
  '新立',
  '盛德',
  '兴业达',
  '卓越',
  '万峰',
  '同创',
  '冀中',
]

export const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗']

export const returnRemarks = {
  agreement: [
    '协议扫描件缺少签章页,请补充后重新提交',
    '合作单位名称与公章不一致,请核对',
    '协议金额与附件预算不一致,请更正',
    '签订日期晚于生效日期,请核对后重新提交',
  ],
  report: [
    '进展说明过于笼统,请写明本月完成的具体工作',
    '完成百分比低于上期,请核对或说明原因',
    '遇到困难的,请写明需要协调的事项和责任单位',
    '请补充中试数据或检测报告编号',
  ],
  achievement: [
    '查新报告出具日期在成果完成之前,请核对',
    '缺少有资质机构出具的评价材料',
    '“填补国内空白”的表述与查新结论不一致,请更正',
  ],
  contract: ['技术交易额未与设备购置费分开填写,请补正', '合同缺少技术标的的说明,请补正附件'],
}

export const milestoneTitles = [
  '技术方案评审通过',
  '小试完成并形成工艺包',
  '样机(样品)试制完成',
  '中试线建成并稳定运行',
  '第三方检测合格',
  '首批产品交付用户',
  '示范应用总结',
]

export const narratives = {
  NO_CHANGE: ['按计划推进,本期无重大变化。', '设备采购流程中,本期无变化。'],
  PROGRESS: [
    '完成第二轮工艺试验,收率提高到预期水平。',
    '样机装配完成,开始空载调试。',
    '合作院校派出两名博士驻厂,完成参数优化。',
    '中试线连续运行 72 小时,产品合格率达到要求。',
    '完成首批样品送检,等待检测报告。',
    '完成关键设备安装,通过单机试车。',
  ],
  DIFFICULTY: [
    '进口传感器到货推迟,影响联调进度。',
    '中试场地环评手续尚未办完。',
    '流动资金紧张,设备尾款未付清。',
  ],
  EXTENSION: ['试验方案调整,申请延期完成中试。', '用户单位验证周期延长,申请顺延计划完成日期。'],
} as const
export const problems = ['需协调进口设备通关', '需协调环评审批', '需对接银行贷款', '需协调用电增容']
export const nextSteps = [
  '继续开展参数优化试验',
  '组织专家论证',
  '启动中试验证',
  '开展用户试用',
  '整理验收材料',
]
export const suspensionReasons = [
  '企业厂区搬迁,中试暂停',
  '上游原料供应中断,项目暂停实施',
  '合作院校课题组调整,暂停等待新的负责人',
]
export const terminationReasons = [
  '技术路线经论证不具备产业化条件,双方协商终止',
  '企业经营方向调整,双方协商终止',
  '合作院校无法按期提供样机,按约定终止',
]
