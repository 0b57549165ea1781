'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { attempt } from '@/lib/attempt'
import type { FormState } from '@/lib/form-state'
import { bindScreen } from '@/lib/screens/commands'
import { pairingLabels } from '@/lib/screens/labels'
import { keepDeviceKey } from '@/lib/screens/viewer'

/** Open to everybody who reaches the portal: the code is the permission. */
export async function pairAction(previous: FormState, form: FormData): Promise<FormState> {
  const agent = (await headers()).get('user-agent')
  const bound = await attempt({ previous, form, labels: pairingLabels }, (raw) => bindScreen(raw, agent))
  if (!bound.ok) return bound.state
  await keepDeviceKey(bound.value.key)
  redirect('/screen')
}
