import { after, defineIndicator, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const awaitingAcceptance = defineIndicator({
  id: 'awaiting-acceptance',
  name: '落地未验收项目',
  unit: '项',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日已落地、尚未通过验收且未终止的项目数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'landedOn',
  counts: (fact, period) => [
    sinceOrigin(fact.signedOn, period),
    upTo(fact.landedOn, period),
    after(fact.acceptedOn, period),
    after(fact.terminatedOn, period),
  ],
})
