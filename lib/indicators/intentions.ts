import { defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const intentions = defineIndicator({
  id: 'intentions',
  name: '合作意向',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition:
    '自第一届产学研合作创新大会召开之日起至截止日期,达成的产学研合作意向数。含已转为协议的和搁置的,草稿、无效和作废的不计。',
  decidingDate: '达成日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'intention', href: '/intentions' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'intention',
  decidedOn: 'reachedOn',
  counts: (fact, period) => [sinceOrigin(fact.reachedOn, period)],
})
