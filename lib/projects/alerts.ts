import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import { type Day, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import { type Health, reasonsOf, watchedColumns, withHealth } from '@/lib/projects/health'
import { visibleTo } from '@/lib/projects/policy'

type Burning = Exclude<Health, 'GREEN'>

export type Alert = { id: string; title: string; enterpriseName: string; health: Burning; reasons: string[] }
/** How many there are of each, and the first few, red before yellow. */
export type Alerts = { today: Day; red: number; yellow: number; items: Alert[] }

const SHOWN = 8

/** Projects whose light is red or yellow today: what a leader looks at first on the phone. */
export function readAlerts(actor: BureauActor, now = new Date()): Promise<Alerts> {
  const today = todayInShanghai(now)
  return readAs(actor, (tx) =>
    cachedUntilChange(tx, `alerts?${today}`, ['Project', 'Milestone', 'ProgressReport'], async () => {
      const red = await burning(tx, actor, 'RED', today, SHOWN)
      const yellow = await burning(tx, actor, 'YELLOW', today, SHOWN - red.items.length)
      return { today, red: red.total, yellow: yellow.total, items: [...red.items, ...yellow.items] }
    }),
  )
}

/** Those that are to end soonest first. */
async function burning(tx: Tx, actor: BureauActor, health: Burning, today: Day, take: number) {
  const where = { AND: [visibleTo(actor), { voidedAt: null }, withHealth(health, today)] }
  const total = await tx.project.count({ where })
  const rows = await tx.project.findMany({
    where,
    select: { id: true, title: true, enterpriseName: true, ...watchedColumns(today) },
    orderBy: [{ plannedEndOn: 'asc' }, { id: 'asc' }],
    take,
  })
  const items = rows.map((row): Alert => {
    const { id, title, enterpriseName } = row
    return { id, title, enterpriseName, health, reasons: reasonsOf(row, today) }
  })
  return { total, items }
}
