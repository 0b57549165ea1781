import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import { type Indicator, inPeriod } from '@/lib/indicators/indicator'

export const patentsGranted: Indicator = {
  id: 'patents-granted',
  name: '专利授权',
  unit: '件',
  kind: 'FLOW',
  measure: 'count',
  definition: '本期内公告授权的专利件数,含其后终止或宣告无效的。按授权公告日归属,作废的登记不计。',
  decidingDate: '授权公告日',
  version: { no: 1, effectiveFrom: '2026-11-24' },
  record: { type: 'patent', href: '/patents' },
  dimensions: ['month', 'mode', 'industry', 'township', 'region', 'enterprise', 'partner'],
  facts: 'patent',
  decidedOn: Prisma.sql`fact.granted_on`,
  counts: (scope) => inPeriod(Prisma.sql`fact.granted_on`, scope),
}
