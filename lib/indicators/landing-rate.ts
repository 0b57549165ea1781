import { defineIndicator, holds, sinceOrigin, upTo } from '@/lib/indicators/indicator'

export const landingRate = defineIndicator({
  id: 'landing-rate',
  name: '落地率',
  unit: '%',
  kind: 'RATIO',
  measure: 'share',
  share: { part: '落地', whole: '签约', unit: ' 项' },
  definition: '签约项目中至截止日期已落地的项目所占比重。分母为签约项目数,分子为其中的落地项目数。',
  decidingDate: '协议签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'signedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period)],
  amount: (fact, period) => {
    const landed = upTo(fact.landedOn, period)
    return (row) => Number(holds(landed, row))
  },
})
