/** 国家重点支持的高新技术领域: the eight fields in which an enterprise can be recognized. */
export const highTechFields = {
  ELECTRONICS: '电子信息',
  BIOLOGY_MEDICINE: '生物与新医药',
  AEROSPACE: '航空航天',
  NEW_MATERIALS: '新材料',
  HIGH_TECH_SERVICES: '高技术服务',
  NEW_ENERGY: '新能源与节能',
  RESOURCES_ENVIRONMENT: '资源与环境',
  ADVANCED_MANUFACTURING: '先进制造与自动化',
} as const

export type HighTechField = keyof typeof highTechFields
