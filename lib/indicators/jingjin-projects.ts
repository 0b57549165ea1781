import { defineIndicator, equal, sinceOrigin } from '@/lib/indicators/indicator'

export const jingJinProjects = defineIndicator({
  id: 'jingjin-projects',
  name: '京津研发定州转化',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition: '签约项目中研发地在北京或天津、转化地在定州的项目数。',
  decidingDate: '协议签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'signedOn',
  counts: (fact, period) => [equal(fact.fromJingJin, 1), sinceOrigin(fact.signedOn, period)],
})
