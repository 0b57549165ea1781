import { provinces, regionLabel, regions } from '@/lib/dictionaries/regions'

const municipalities = ['北京', '天津', '上海', '重庆']

/** Regions as people write them: 河北定州市, 河北省, 北京市, 定州. */
export const regionWords: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.keys(regions).map((code) => [regionLabel(code), code]),
  ...Object.entries(provinces).map(([code, name]) => [
    municipalities.includes(name) ? `${name}市` : `${name}省`,
    code,
  ]),
  ...Object.entries(regions).flatMap(([code, name]) =>
    /[市县]$/.test(name) ? [[name.slice(0, -1), code]] : [],
  ),
])

/** What people write where a dictionary has another word. */
export const modeWords = {
  联合开发: 'PROJECT_COOPERATION',
  合作开发: 'PROJECT_COOPERATION',
  联合研发: 'PROJECT_COOPERATION',
  技术开发: 'COMMISSIONED_DEVELOPMENT',
  委托研发: 'COMMISSIONED_DEVELOPMENT',
  共建平台: 'JOINT_RD_PLATFORM',
  共建研发平台: 'JOINT_RD_PLATFORM',
  技术转让: 'TRANSFER_LICENSE',
  技术许可: 'TRANSFER_LICENSE',
  人才引进: 'TALENT_FLEXIBLE',
  产学研: 'GOVERNMENT_INDUSTRY_RESEARCH',
  产学研合作: 'GOVERNMENT_INDUSTRY_RESEARCH',
  战略合作协议: 'STRATEGIC_COOPERATION',
} as const

export const fieldWords = {
  新材料: 'NEW_MATERIALS',
  新能源: 'NEW_ENERGY',
  生物医药: 'BIOLOGY_MEDICINE',
  医药: 'BIOLOGY_MEDICINE',
  智能制造: 'ADVANCED_MANUFACTURING',
  装备制造: 'ADVANCED_MANUFACTURING',
  节能环保: 'ENVIRONMENT',
  环保: 'ENVIRONMENT',
  现代农业: 'AGRICULTURE',
} as const
