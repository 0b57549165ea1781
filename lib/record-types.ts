/**
 * The kinds of record the portal keeps: word, place, table and the prefix of their numbers. Data only.
 * Menu, search, 变更记录 and the contract tests are keyed by it; a new register joins with one line.
 */
export const recordTypes = {
  organization: { label: '单位', href: '/enterprises', table: 'Organization', prefix: 'DW' },
  event: { label: '活动', href: '/events', table: 'Event', prefix: 'HD' },
  intention: { label: '意向', href: '/intentions', table: 'Intention', prefix: 'YX' },
  agreement: { label: '协议', href: '/agreements', table: 'Agreement', prefix: 'XY' },
  project: { label: '项目', href: '/projects', table: 'Project', prefix: 'XM' },
  technologyContract: { label: '技术合同', href: '/contracts', table: 'TechnologyContract', prefix: 'HT' },
  patent: { label: '专利', href: '/patents', table: 'Patent', prefix: 'ZL' },
  achievement: { label: '成果', href: '/achievements', table: 'Achievement', prefix: 'CG' },
  target: { label: '年度目标', href: '/targets', table: 'Target', prefix: 'MB' },
  externalFigure: { label: '外部数据', href: '/external-figures', table: 'ExternalFigure', prefix: 'WB' },
  externalRanking: { label: '外部排名', href: '/external-rankings', table: 'ExternalRanking', prefix: 'PM' },
} as const

export type RecordType = keyof typeof recordTypes
export type RecordTable = (typeof recordTypes)[RecordType]['table']
