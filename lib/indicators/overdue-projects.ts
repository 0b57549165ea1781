import { after, before, defineIndicator, sinceOrigin } from '@/lib/indicators/indicator'

export const overdueProjects = defineIndicator({
  id: 'overdue-projects',
  name: '逾期项目',
  unit: '项',
  kind: 'STOCK',
  measure: 'count',
  definition: '截止日期当日已超过计划完成日期(含批准延期后的)、尚未通过验收且未终止的签约项目数。',
  decidingDate: '计划完成日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signedProject',
  decidedOn: 'plannedEndOn',
  counts: (fact, period) => [
    sinceOrigin(fact.signedOn, period),
    before(fact.plannedEndOn, period),
    after(fact.acceptedOn, period),
    after(fact.terminatedOn, period),
  ],
})
