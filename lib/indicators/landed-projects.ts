import { defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const landedProjects = defineIndicator({
  id: 'landed-projects',
  name: '落地项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition:
    '签约项目中,至截止日期已有落地依据(里程碑确认、资金到账、合同登记或现场确认)的项目数。签约不等于落地,两数分别统计。',
  decidingDate: '落地日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'landedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period), upTo(fact.landedOn, period)],
})
