'use server'

import { redirect } from 'next/navigation'
import { attempt } from '@/lib/attempt'
import { requireActor } from '@/lib/auth/session'
import type { FormState } from '@/lib/form-state'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { snapshotLabels } from '@/lib/snapshots/labels'

export async function freezeSnapshotAction(previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const frozen = await attempt({ previous, form, labels: snapshotLabels }, (raw) =>
    freezeSnapshot(actor, raw),
  )
  if (!frozen.ok) return frozen.state
  redirect(`/snapshots/${frozen.value.id}`)
}
