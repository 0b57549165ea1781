import { defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const signingEnterprises = defineIndicator({
  id: 'signing-enterprises',
  name: '签约企业',
  unit: '家',
  kind: 'CUM',
  measure: 'count',
  definition:
    '自第一届产学研合作创新大会召开之日起至截止日期,作为当事人签订上述项目协议或技术合同的本市企业数。同一企业签订多个项目只计一次,月份按首次签约日期归属。',
  decidingDate: '首次签约日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'organization', href: '/enterprises' },
  dimensions: ['month', 'industry', 'township'],
  facts: 'signingEnterprise',
  distinct: 'enterprise',
  decidedOn: 'signedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period)],
})
