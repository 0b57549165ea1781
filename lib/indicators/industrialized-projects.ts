import { defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const industrializedProjects = defineIndicator({
  id: 'industrialized-projects',
  name: '产业化项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition: '签约项目中至截止日期已登记产业化的项目数。',
  decidingDate: '产业化日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'industrializedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period), upTo(fact.industrializedOn, period)],
})
