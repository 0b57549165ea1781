import { at } from '@/lib/indicators/fact-columns'
import { defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const projectBudgetFen = defineIndicator({
  id: 'project-budget-fen',
  name: '签约项目总投资',
  unit: '元',
  kind: 'CUM',
  measure: 'fen',
  definition: '签约项目登记的计划总投资之和;未填总投资的项目按零计。',
  decidingDate: '协议签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'signedOn',
  counts: (fact, period) => [sinceOrigin(fact.signedOn, period)],
  amount: (fact) => (row) => at(fact.budgetFen, row),
})
