import { at } from '@/lib/indicators/fact-columns'
import { DAYS_OF_A_YEAR, defineIndicator, sinceOriginForAYear } from '@/lib/indicators/indicator'

export const intentionConversion = defineIndicator({
  id: 'intention-conversion',
  name: '意向转化率',
  unit: '%',
  kind: 'RATIO',
  measure: 'share',
  share: { part: '已转化', whole: '达成满 12 个月', unit: ' 项' },
  definition:
    '达成满 12 个月的合作意向中,达成后 12 个月(365 天)内转为协议的所占比重。分母为达成满 12 个月的意向数。',
  decidingDate: '达成日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'intention', href: '/intentions' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'intention',
  decidedOn: 'reachedOn',
  counts: (fact, period) => [sinceOriginForAYear(fact.reachedOn, period)],
  amount: (fact) => (row) => Number(at(fact.convertedOn, row) - at(fact.reachedOn, row) <= DAYS_OF_A_YEAR),
})
