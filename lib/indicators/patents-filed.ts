import { defineIndicator, inPeriod } from '@/lib/indicators/indicator'

export const patentsFiled = defineIndicator({
  id: 'patents-filed',
  name: '专利申请',
  unit: '件',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内提出申请的专利件数,含其后被驳回、撤回的。按申请日归属,作废的登记不计。',
  decidingDate: '申请日',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'patent', href: '/patents' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'patent',
  decidedOn: 'filedOn',
  counts: (fact, period) => [inPeriod(fact.filedOn, period)],
})
