/** 技术领域 of technology contracts, as the registration counts them; also used for intentions and projects. */
export const technologyFields = {
  ELECTRONICS: '电子信息',
  AEROSPACE: '航空航天',
  ADVANCED_MANUFACTURING: '先进制造',
  BIOLOGY_MEDICINE: '生物、医药和医疗器械',
  NEW_MATERIALS: '新材料及其应用',
  NEW_ENERGY: '新能源与高效节能',
  ENVIRONMENT: '环境保护与资源综合利用',
  NUCLEAR: '核应用技术',
  AGRICULTURE: '农业',
  TRANSPORT: '现代交通',
  URBAN_DEVELOPMENT: '城市建设与社会发展',
} as const

export type TechnologyField = keyof typeof technologyFields
