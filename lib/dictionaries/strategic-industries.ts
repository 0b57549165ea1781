/** 战略性新兴产业分类 (2018), its nine classes. */
export const strategicIndustries = {
  '1': '新一代信息技术',
  '2': '高端装备制造',
  '3': '新材料',
  '4': '生物',
  '5': '新能源汽车',
  '6': '新能源',
  '7': '节能环保',
  '8': '数字创意',
  '9': '相关服务业',
} as const

export type StrategicIndustry = keyof typeof strategicIndustries
