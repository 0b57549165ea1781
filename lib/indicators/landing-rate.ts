import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import { type Indicator, sinceOrigin } from '@/lib/indicators/indicator'

export const landingRate: Indicator = {
  id: 'landing-rate',
  name: '落地率',
  unit: '%',
  kind: 'RATIO',
  measure: 'share',
  definition: '签约项目中至截止日期已落地的项目所占比重。分母为签约项目数,分子为其中的落地项目数。',
  decidingDate: '协议签订日期',
  version: { no: 1, effectiveFrom: '2026-11-24' },
  record: { type: 'project', href: '/projects' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'signed_project',
  decidedOn: Prisma.sql`fact.signed_on`,
  counts: (scope) => sinceOrigin(Prisma.sql`fact.signed_on`, scope),
  amount: ({ asOf }) =>
    Prisma.sql`(fact.landed_on IS NOT NULL AND fact.landed_on <= ${asOf}::date)::int::bigint`,
}
