import { defineIndicator, equal, sinceOrigin } from '@/lib/indicators/indicator'

export const noveltyClaims = defineIndicator({
  id: 'novelty-claims',
  name: '填补国内空白',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition:
    '自第一届产学研合作创新大会召开之日起至截止日期,经查新、鉴定或评价证明并确认的填补国内空白成果数。成果所含专利不另计,没有确认依据的不计。',
  decidingDate: '佐证材料日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'achievement', href: '/achievements' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'confirmedAchievement',
  decidedOn: 'evidenceOn',
  counts: (fact, period, code) => [
    equal(fact.noveltyClaim, code('DOMESTIC_GAP')),
    sinceOrigin(fact.evidenceOn, period),
  ],
})
