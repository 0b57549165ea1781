import 'server-only'

import { cache } from 'react'
import { countAgreements } from '@/lib/agreements/queries'
import { type Actor, isMember } from '@/lib/auth/actor'
import { addDays, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { cachedUntilChange } from '@/lib/ledger/unchanged'
import type { SearchParams } from '@/lib/lists'

type Count = (tx: Tx, actor: Actor, params: SearchParams) => Promise<number>

type TaskKind = 'review' | 'overdue' | 'expiring'

export const taskKindLabels = {
  review: '待审核',
  overdue: '逾期',
  expiring: '临期',
} satisfies Record<TaskKind, string>

export type Task = { kind: TaskKind; label: string; href: string; count: number }

/** Each task is a list address and the list's own count of it, so that the number and the rows cannot differ. */
function definitions(
  today: string,
): { kind: TaskKind; label: string; path: string; params: Record<string, string>; count: Count }[] {
  return [
    {
      kind: 'review',
      label: '协议待审核',
      path: '/agreements',
      params: { status: 'SUBMITTED' },
      count: countAgreements,
    },
    {
      kind: 'expiring',
      label: '协议 90 天内到期',
      path: '/agreements',
      params: { status: 'EFFECTIVE', expiresFrom: today, expiresTo: addDays(today, 90) },
      count: countAgreements,
    },
  ]
}

/** What the bureau has to see to today; counted again only after the ledger holds a change. */
export const bureauTasks = cache(async (actor: Actor): Promise<Task[]> => {
  const today = todayInShanghai(new Date())
  return readAs(actor, (tx) =>
    cachedUntilChange(tx, `tasks:${today}`, tables, async () => {
      const tasks: Task[] = []
      for (const { kind, label, path, params, count } of definitions(today)) {
        const href = `${path}?${new URLSearchParams(params)}`
        tasks.push({ kind, label, href, count: await count(tx, actor, params) })
      }
      return tasks
    }),
  )
})

const tables = [
  'Agreement',
  'Project',
  'ProgressReport',
  'Milestone',
  'Intention',
  'TechnologyContract',
  'Achievement',
]

/** The number beside 待办: what waits for a decision. */
export async function openTaskCount(actor: Actor): Promise<number> {
  if (isMember(actor)) return 0
  const tasks = await bureauTasks(actor)
  return tasks.filter(({ kind }) => kind === 'review').reduce((sum, { count }) => sum + count, 0)
}
