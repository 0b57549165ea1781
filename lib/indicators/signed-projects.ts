import { defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const signedProjects = defineIndicator({
  id: 'signed-projects',
  name: '签约项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition:
    '自第一届产学研合作创新大会召开之日起至截止日期,已签订项目协议或技术合同(审核通过,含其后终止的)的产学研合作项目数。同一项目只计一次,作废的项目和协议不计。',
  decidingDate: '协议签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'signedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period)],
})
