import { defineIndicator, inPeriod } from '@/lib/indicators/indicator'

export const heldEvents = defineIndicator({
  id: 'held-events',
  name: '活动场次',
  unit: '场',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内举办的产学研大会、对接会、大赛、培训等活动场次。按举办日期归属,作废的不计。',
  decidingDate: '举办日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'event', href: '/events' },
  dimensions: ['month'],
  facts: 'heldEvent',
  decidedOn: 'heldOn',
  counts: (fact, period) => [inPeriod(fact.heldOn, period)],
})
