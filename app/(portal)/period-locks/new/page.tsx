import { notFound } from 'next/navigation'
import { PeriodLockForm } from '@/components/period-locks/period-lock-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { addMonths, todayInShanghai } from '@/lib/dates'
import { canLock } from '@/lib/period-locks/policy'
import { lockPeriodAction } from '../actions'

export const metadata = { title: '锁定期间' }

export default async function NewPeriodLockPage() {
  const actor = await requireActor()
  if (!canLock(actor)) notFound()
  const lastMonth = addMonths(todayInShanghai(new Date()), -1).slice(0, '2022-10'.length)
  return (
    <>
      <PageHeader title="锁定期间" breadcrumb={[{ href: '/period-locks', label: '期间锁定' }]} />
      <PeriodLockForm
        action={lockPeriodAction}
        saved={{ fromMonth: lastMonth, toMonth: lastMonth }}
        cancelHref="/period-locks"
      />
    </>
  )
}
