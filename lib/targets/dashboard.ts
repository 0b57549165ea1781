import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { factTables } from '@/lib/indicators/facts'
import { type Dashboard, type DashboardScope, dashboard, readFigures } from '@/lib/indicators/queries'
import { scopeKey } from '@/lib/indicators/scope'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import { type TargetProgress, targetsAt } from '@/lib/targets/progress'

export type WithTargets = { told: Dashboard; targets: TargetProgress[] }

/** The figures and what the year is to reach, in one snapshot; kept until something changes. */
export function withTargets(tx: Tx, scope: DashboardScope): Promise<WithTargets> {
  return cachedUntilChange(tx, `targets?${scopeKey(scope)}`, [...factTables, 'Target'], async () => ({
    told: await dashboard(tx, scope),
    targets: await targetsAt(tx, scope),
  }))
}

export function readWithTargets(actor: BureauActor, scope: DashboardScope): Promise<WithTargets> {
  return readFigures(actor, (tx) => withTargets(tx, scope))
}
