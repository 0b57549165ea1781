import { defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const terminatedProjects = defineIndicator({
  id: 'terminated-projects',
  name: '已终止项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition: '签约项目中至截止日期已终止的项目数;这些项目仍计入签约项目。',
  decidingDate: '终止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'terminatedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period), upTo(fact.terminatedOn, period)],
})
