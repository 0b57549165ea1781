import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AlertList } from '@/components/dashboard/alert-list'
import { AlertsWhenSmall } from '@/components/dashboard/alerts-when-small'
import type { BureauActor } from '@/lib/auth/actor'
import { readAlerts } from '@/lib/projects/alerts'

/**
 * AP-43: below the five numbers a phone shows the red and yellow projects. They come with the page where the browser says
 * that it is a phone's; a desk, which shows none of it, does not have them counted.
 */
export async function HandheldAlerts({ actor, children }: { actor: BureauActor; children?: ReactNode }) {
  const phone = /Mobile|Android|iPhone|HarmonyOS/.test((await headers()).get('user-agent') ?? '')
  return (
    <div className="no-print hidden gap-3 handheld:-order-1 handheld:grid">
      {phone ? (
        <AlertList alerts={await readAlerts(actor)} />
      ) : (
        <AlertsWhenSmall address="/dashboard/alerts" />
      )}
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  )
}
