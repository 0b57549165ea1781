import { defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const acceptedProjects = defineIndicator({
  id: 'accepted-projects',
  name: '验收项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition: '签约项目中至截止日期已通过验收或结题的项目数,含其后产业化的。验收不通过的不计。',
  decidingDate: '验收日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'acceptedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period), upTo(fact.acceptedOn, period)],
})
