import { at } from '@/lib/indicators/fact-columns'
import { defineIndicator } from '@/lib/indicators/indicator'
import { registeredIn } from '@/lib/indicators/registered-in'

export const contractValueFen = defineIndicator({
  id: 'contract-value-fen',
  name: '技术合同成交额',
  unit: '元',
  kind: 'FLOW',
  measure: 'fen',
  definition:
    '本期内经认定登记的技术合同的合同成交总额(输出与吸纳合计,同一合同只计一次)。按登记日期归属;截止日期前已注销登记的不计。',
  decidingDate: '认定登记日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'technologyContract', href: '/contracts' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'registeredContract',
  decidedOn: 'registeredOn',
  counts: registeredIn,
  amount: (fact) => (row) => at(fact.totalFen, row),
})
