import { notFound } from 'next/navigation'
import { CorrectionsTable } from '@/components/period-locks/corrections-table'
import { monthsOf } from '@/components/period-locks/period-lock-table'
import { StatusBadge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { periodLockState, periodLockStateLabels, periodLockStateTones } from '@/lib/period-locks/labels'
import { canUnlock, readsLocks } from '@/lib/period-locks/policy'
import { correctionsIn, getPeriodLock } from '@/lib/period-locks/queries'
import { periodLockVerbAction } from '../actions'

export const metadata = { title: '期间锁定详情' }

export default async function PeriodLockPage({ params }: PageProps<'/period-locks/[id]'>) {
  const { id } = await params
  const actor = await requireActor()
  if (!readsLocks(actor)) notFound()
  const found = await readAs(actor, async (tx) => {
    const lock = await getPeriodLock(actor, id, tx)
    return lock && { lock, corrections: await correctionsIn(actor, id, tx) }
  })
  if (!found) notFound()
  const { lock, corrections } = found
  const state = periodLockState(lock)
  return (
    <>
      <PageHeader
        title={`期间 ${monthsOf(lock)}`}
        meta={lock.code}
        breadcrumb={[{ href: '/period-locks', label: '期间锁定' }]}
        status={<StatusBadge tone={periodLockStateTones[state]}>{periodLockStateLabels[state]}</StatusBadge>}
        printable
        actions={
          canUnlock(actor, lock) && (
            <ReasonDialog
              label="解锁"
              title={`解锁 ${monthsOf(lock)}`}
              description="解锁后该期间的记录可以直接变更。锁定和解锁都留有记录。"
              action={periodLockVerbAction.bind(null, id, 'unlock')}
              reasonLabel="解锁原因"
              variant="danger"
            />
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title="基本信息">
          <Facts
            columns={3}
            items={[
              { label: '期间', value: monthsOf(lock), numeric: true },
              { label: '锁定人', value: lock.lockedByName },
              { label: '锁定时间', value: formatInstant(lock.createdAt), numeric: true },
              { label: '锁定原因', value: lock.reason, wide: true },
              { label: '解锁人', value: lock.unlockedByName },
              { label: '解锁时间', value: lock.unlockedAt && formatInstant(lock.unlockedAt), numeric: true },
              { label: '解锁原因', value: lock.unlockReason, wide: true },
            ]}
          />
        </Panel>
        <Panel title={`锁定后的更正(${lock._count.corrections} 条)`} flush>
          <CorrectionsTable corrections={corrections} />
        </Panel>
      </div>
    </>
  )
}
