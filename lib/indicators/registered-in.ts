import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'
import { type DatedScope, inPeriod } from '@/lib/indicators/indicator'

/** Of a registered contract: registered in the period, and the registration not cancelled up to the cut-off. */
export function registeredIn(scope: DatedScope): Prisma.Sql {
  const notCancelled = Prisma.sql`(fact.cancelled_on IS NULL OR fact.cancelled_on > ${scope.asOf}::date)`
  return Prisma.sql`${inPeriod(Prisma.sql`fact.registered_on`, scope)} AND ${notCancelled}`
}
