import { after, defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const awaitingLanding = defineIndicator({
  id: 'awaiting-landing',
  name: '签约未落地项目',
  unit: '项',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日已签约、尚无落地凭证且未终止的项目数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'signedOn',
  counts: (fact, period) => [
    sinceOrigin(fact.signedOn, period),
    after(fact.landedOn, period),
    after(fact.terminatedOn, period),
  ],
})
