import { defineIndicator } from '@/lib/indicators/indicator'
import { registeredIn } from '@/lib/indicators/registered-in'

export const contracts = defineIndicator({
  id: 'contracts',
  name: '技术合同',
  unit: '项',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内经认定登记的技术合同项数。按登记日期归属;未登记的和截止日期前已注销登记的不计。',
  decidingDate: '认定登记日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'technologyContract', href: '/contracts' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'registeredContract',
  decidedOn: 'registeredOn',
  counts: registeredIn,
})
