import { at } from '@/lib/indicators/fact-columns'
import { defineIndicator, inPeriod } from '@/lib/indicators/indicator'

export const signedContractValueFen = defineIndicator({
  id: 'signed-contract-value-fen',
  name: '技术合同签订额(含未登记)',
  unit: '元',
  kind: 'FLOW',
  measure: 'fen',
  definition:
    '签订口径:本期内签订的技术合同的成交总额,含尚未认定登记的;不予登记的和已注销的不计。与登记口径的成交额不能相加、不能互换。',
  decidingDate: '合同签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'technologyContract', href: '/contracts' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedContract',
  decidedOn: 'signedOn',
  counts: (fact, period) => [inPeriod(fact.signedOn, period)],
  amount: (fact) => (row) => at(fact.totalFen, row),
})
