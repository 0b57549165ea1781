'use server'

import { notFound, redirect } from 'next/navigation'
import { setUpPortal } from '@/lib/accounts/commands'
import { setUpLabels } from '@/lib/accounts/labels'
import { portalHasUsers } from '@/lib/accounts/queries'
import { withoutSecrets } from '@/lib/accounts/secrets'
import { attempt } from '@/lib/attempt'
import type { FormState } from '@/lib/form-state'

export async function setUpAction(previous: FormState, form: FormData): Promise<FormState> {
  if (await portalHasUsers()) notFound()
  const done = await attempt({ previous, form, labels: setUpLabels }, setUpPortal)
  if (!done.ok) return withoutSecrets(done.state)
  redirect('/login')
}
