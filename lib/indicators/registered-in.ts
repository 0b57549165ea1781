import type { Facts } from '@/lib/indicators/fact-columns'
import { after, type Condition, inPeriod, type Period } from '@/lib/indicators/indicator'

/** A contract registered in the period whose registration was not cancelled up to the cut-off. */
export function registeredIn(fact: Facts<'registeredContract'>, period: Period): Condition[] {
  return [inPeriod(fact.registeredOn, period), after(fact.cancelledOn, period)]
}
