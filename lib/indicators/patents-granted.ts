import { defineIndicator, inPeriod } from '@/lib/indicators/indicator'

export const patentsGranted = defineIndicator({
  id: 'patents-granted',
  name: '专利授权',
  unit: '件',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内公告授权的专利件数,含其后终止或宣告无效的。按授权公告日归属,作废的登记不计。',
  decidingDate: '授权公告日',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'patent', href: '/patents' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'patent',
  decidedOn: 'grantedOn',
  counts: (fact, period) => [inPeriod(fact.grantedOn, period)],
})
