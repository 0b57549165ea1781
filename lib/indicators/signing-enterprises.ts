import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import { type Indicator, inMonth, matching, originOf } from '@/lib/indicators/indicator'

export const signingEnterprises: Indicator = {
  id: 'signing-enterprises',
  name: '签约企业',
  unit: '家',
  kind: 'CUM',
  measure: 'count',
  definition:
    '自第一届产学研合作创新大会召开之日起至截止日期,作为当事人签订上述项目协议或技术合同的本市企业数。同一企业签订多个项目只计一次,月份按首次签约日期归属。',
  decidingDate: '首次签约日期',
  version: { no: 1, effectiveFrom: '2026-11-24' },
  record: { type: 'organization', href: '/enterprises' },
  dimensions: ['month', 'industry', 'township'],
  facts: 'signing_enterprise',
  rows: (scope) => Prisma.sql`
    SELECT fact.id, min(fact.signed_on) AS decided_on, 1::bigint AS measure, NULL::text AS mode, fact.industry, fact.township,
           NULL::text AS region, fact.id AS enterprise_id, NULL::uuid AS partner_id
      FROM signing_enterprise AS fact
     WHERE fact.signed_on BETWEEN ${originOf(scope)} AND ${scope.asOf}::date ${matching(scope)}
     GROUP BY fact.id, fact.industry, fact.township
    HAVING true ${inMonth(scope, Prisma.sql`min(fact.signed_on)`)}`,
}
