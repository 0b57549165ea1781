import { after, defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const awaitingIndustry = defineIndicator({
  id: 'awaiting-industry',
  name: '验收未产业化项目',
  unit: '项',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日已通过验收、尚未登记产业化且未终止的项目数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'acceptedOn',
  counts: (fact, period) => [
    sinceOrigin(fact.signedOn, period),
    upTo(fact.acceptedOn, period),
    after(fact.industrializedOn, period),
    after(fact.terminatedOn, period),
  ],
})
