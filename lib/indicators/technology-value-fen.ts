import { at } from '@/lib/indicators/fact-columns'
import { defineIndicator } from '@/lib/indicators/indicator'
import { registeredIn } from '@/lib/indicators/registered-in'

export const technologyValueFen = defineIndicator({
  id: 'technology-value-fen',
  name: '技术交易额',
  unit: '元',
  kind: 'FLOW',
  measure: 'fen',
  definition:
    '本期内经认定登记的技术合同的技术交易额,即成交总额中扣除设备、材料等非技术性费用后的部分。按登记日期归属;截止日期前已注销登记的不计。',
  decidingDate: '认定登记日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'technologyContract', href: '/contracts' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'registeredContract',
  decidedOn: 'registeredOn',
  counts: registeredIn,
  amount: (fact) => (row) => at(fact.technologyFen, row),
})
