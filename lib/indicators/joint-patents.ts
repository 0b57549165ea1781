import { defineIndicator, equal, inPeriod } from '@/lib/indicators/indicator'

export const jointPatents = defineIndicator({
  id: 'joint-patents',
  name: '产学研联合专利',
  unit: '件',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内公告授权的专利中,专利权人同时含有企业和高校、科研院所的件数。按授权公告日归属。',
  decidingDate: '授权公告日',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'patent', href: '/patents' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'patent',
  decidedOn: 'grantedOn',
  counts: (fact, period) => [equal(fact.isJoint, 1), inPeriod(fact.grantedOn, period)],
})
