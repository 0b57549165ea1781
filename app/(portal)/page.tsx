import { redirect } from 'next/navigation'
import { BureauHome } from '@/components/home/bureau-home'
import { EnterpriseHome } from '@/components/home/enterprise-home'
import { isMember, keepsRecords } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { bureau } from '@/lib/bureau'
import { todayInShanghai } from '@/lib/dates'
import { enterpriseHome } from '@/lib/home/enterprise'
import { recentChanges } from '@/lib/home/recent'
import { bureauTasks } from '@/lib/home/tasks'
import { newId } from '@/lib/ids'
import { reportNoChangeAction } from './projects/actions'

export const metadata = { title: '首页' }

/** Each role's own beginning: what waits for the bureau, the enterprise's projects, the leader's figures. */
export default async function HomePage() {
  const actor = await requireActor()
  if (actor.role === 'LEADER') redirect('/dashboard')
  if (isMember(actor)) {
    return (
      <EnterpriseHome
        home={await enterpriseHome(actor)}
        noChangeAction={reportNoChangeAction}
        newSubmissionId={newId}
      />
    )
  }
  const [tasks, recent] = await Promise.all([
    bureauTasks(actor),
    recentChanges({ ...actor, role: actor.role }),
  ])
  return (
    <BureauHome
      greeting={`${actor.name},${bureau.name},${todayInShanghai(new Date())}`}
      tasks={tasks}
      recent={recent}
      mayRegister={keepsRecords(actor)}
    />
  )
}
