import { after, defineIndicator, upTo } from '@/lib/indicators/indicator'

export const aboveScaleEnterprises = defineIndicator({
  id: 'above-scale-enterprises',
  name: '规上企业',
  unit: '家',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日在规上企业名录中的本市企业数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'organization', href: '/enterprises' },
  dimensions: ['industry', 'township'],
  facts: 'aboveScale',
  distinct: 'enterprise',
  decidedOn: 'since',
  counts: (fact, period) => [upTo(fact.since, period), after(fact.until, period)],
})
