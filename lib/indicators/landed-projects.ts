import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import { type Indicator, inMonth, matching, originOf } from '@/lib/indicators/indicator'

export const landedProjects: Indicator = {
  id: 'landed-projects',
  name: '落地项目',
  unit: '项',
  kind: 'CUM',
  measure: 'count',
  definition:
    '签约项目中,至截止日期已有落地依据(里程碑确认、资金到账、合同登记或现场确认)的项目数。签约不等于落地,两数分别统计。',
  decidingDate: '落地日期',
  version: { no: 1, effectiveFrom: '2026-11-24' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signed_project',
  rows: (scope) => Prisma.sql`
    SELECT fact.id, fact.landed_on AS decided_on, 1::bigint AS measure, fact.mode, fact.industry, fact.township, fact.region,
           fact.enterprise_id, fact.partner_id
      FROM signed_project AS fact
     WHERE fact.signed_on BETWEEN ${originOf(scope)} AND ${scope.asOf}::date AND fact.landed_on <= ${scope.asOf}::date
           ${matching(scope)} ${inMonth(scope, Prisma.sql`fact.landed_on`)}`,
}
