import 'server-only'

import { cache } from 'react'
import { countAchievements } from '@/lib/achievements/queries'
import { countAgreements } from '@/lib/agreements/queries'
import { type Actor, isMember } from '@/lib/auth/actor'
import { countContracts } from '@/lib/contracts/queries'
import { addDays, type Day, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { countIntentions } from '@/lib/intentions/queries'
import { cachedUntilChange, keptUnlessChanged, type LedgerTable } from '@/lib/ledger/unchanged'
import type { SearchParams } from '@/lib/lists'
import { countReports } from '@/lib/progress-reports/queries'
import { countProjects } from '@/lib/projects/queries'

type Count = (tx: Tx, actor: Actor, params: SearchParams) => Promise<number>

type TaskKind = 'review' | 'overdue' | 'expiring'

export type Task = { kind: TaskKind; label: string; href: string; count: number }

type Definition = {
  label: string
  path: string
  params: Record<string, string>
  count: Count
  /** What these conditions ask: a change elsewhere leaves the count as it is. */
  tables: LedgerTable[]
}

/** Each task is a list address and the list's own count of it, so that the number and the rows cannot differ. */
function definitions(today: Day): Record<TaskKind, Definition[]> {
  const agreements = register('/agreements', countAgreements, ['Agreement'])
  const reports = register('/projects/reports', countReports, ['ProgressReport', 'Project'])
  const projects = register('/projects', countProjects, ['Project', 'Milestone', 'ProgressReport'])
  const achievements = register('/achievements', countAchievements, ['Achievement'])
  const contracts = register('/contracts', countContracts, ['TechnologyContract'])
  const intentions = register('/intentions', countIntentions, ['Intention'])
  return {
    review: [
      { label: '协议待审核', ...agreements, params: { status: 'SUBMITTED' } },
      { label: '进展填报待审核', ...reports, params: { status: 'SUBMITTED' } },
      { label: '里程碑待确认', ...projects, params: { milestone: 'awaiting' } },
      { label: '项目待验收', ...projects, params: { status: 'ACCEPTANCE_PENDING' } },
      { label: '成果待确认', ...achievements, params: { status: 'SUBMITTED' } },
      { label: '技术合同待认定登记', ...contracts, params: { status: 'REGISTRATION_SUBMITTED' } },
    ],
    overdue: [
      { label: '项目红灯预警', ...projects, params: { health: 'RED' } },
      { label: '项目超过计划完成日期', ...projects, params: { running: 'yes', endsTo: addDays(today, -1) } },
      { label: '项目缺报进展', ...projects, params: { report: 'missed' } },
      { label: '意向跟进逾期', ...intentions, params: { followUp: 'overdue' } },
      { label: '意向久未跟进待核实', ...intentions, params: { followUp: 'unverified' } },
      { label: '技术合同待补正', ...contracts, params: { status: 'CORRECTION_REQUIRED' } },
    ],
    expiring: [
      { label: '项目黄灯关注', ...projects, params: { health: 'YELLOW' } },
      {
        label: '项目 30 天内到计划完成日期',
        ...projects,
        params: { running: 'yes', endsFrom: today, endsTo: addDays(today, 30) },
      },
      {
        label: '协议 90 天内到期',
        ...agreements,
        params: { status: 'EFFECTIVE', expiresFrom: today, expiresTo: addDays(today, 90) },
      },
    ],
  }
}

/** What the bureau has to see to today, for its home page. */
export const bureauTasks = cache(async (actor: Actor): Promise<Task[]> => {
  const waiting = await reviewTasks(actor)
  return [...waiting, ...(await counted(actor, ['overdue', 'expiring']))]
})

/** What waits for a decision: shown on every page, so only what an index answers. */
const reviewTasks = cache((actor: Actor) => counted(actor, ['review']))

/** The number beside 待办. */
export async function openTaskCount(actor: Actor): Promise<number> {
  if (isMember(actor)) return 0
  const { key, tables } = agenda(['review'])
  const kept = await keptUnlessChanged<Task[]>(actor, key, tables)
  return (kept ?? (await reviewTasks(actor))).reduce((sum, { count }) => sum + count, 0)
}

function register(path: string, count: Count, tables: LedgerTable[]) {
  return { path, count, tables }
}

/** Counted again only after the ledger holds a change, and then only what the change can have touched. */
function counted(actor: Actor, kinds: TaskKind[]): Promise<Task[]> {
  const { today, key, tables, tasks } = agenda(kinds)
  return readAs(actor, (tx) =>
    cachedUntilChange(tx, key, tables, async () => {
      const counts: Task[] = []
      for (const { kind, label, path, params, count, tables } of tasks) {
        const href = `${path}?${new URLSearchParams(params)}`
        const number = await cachedUntilChange(tx, `task:${today}:${href}`, tables, () =>
          count(tx, actor, params),
        )
        counts.push({ kind, label, href, count: number })
      }
      return counts
    }),
  )
}

/** What there is to count today, and what it is kept by. */
function agenda(kinds: TaskKind[]) {
  const today = todayInShanghai(new Date())
  const all = definitions(today)
  const tasks = kinds.flatMap((kind) => all[kind].map((task) => ({ kind, ...task })))
  const tables = [...new Set(tasks.flatMap((task) => task.tables))]
  return { today, key: `tasks:${today}:${kinds}`, tables, tasks }
}
