import { at } from '@/lib/indicators/fact-columns'
import { defineIndicator, equal } from '@/lib/indicators/indicator'
import { registeredIn } from '@/lib/indicators/registered-in'

export const contractOutputFen = defineIndicator({
  id: 'contract-output-fen',
  name: '技术输出成交额',
  unit: '元',
  kind: 'FLOW',
  measure: 'fen',
  definition:
    '本期内经认定登记、卖方在本市的技术合同的成交总额。买卖双方都在本市的合同在输出和吸纳中各计一次,全市合计只计一次。',
  decidingDate: '认定登记日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'technologyContract', href: '/contracts' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'registeredContract',
  decidedOn: 'registeredOn',
  counts: (fact, period) => [equal(fact.sellerIsLocal, 1), ...registeredIn(fact, period)],
  amount: (fact) => (row) => at(fact.totalFen, row),
})
