import { after, defineIndicator, upTo } from '@/lib/indicators/indicator'

export const patentsValid = defineIndicator({
  id: 'patents-valid',
  name: '有效专利',
  unit: '件',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日已授权且未届满、未终止、未宣告无效的专利件数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'patent', href: '/patents' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'patent',
  decidedOn: 'grantedOn',
  counts: (fact, period) => [upTo(fact.grantedOn, period), after(fact.endedOn, period)],
})
