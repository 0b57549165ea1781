import 'server-only'

import { cookies } from 'next/headers'
import * as z from 'zod'
import type { BureauActor } from '@/lib/auth/actor'
import { actorOf, peekSession } from '@/lib/auth/session'
import { withoutActor } from '@/lib/db'
import { env } from '@/lib/env'
import { readsFigures } from '@/lib/indicators/policy'
import { hashDeviceKey } from '@/lib/screens/secrets'

/**
 * Who looks at a screen: a bound device, or somebody of the bureau before it is hung up. A device is no Actor: nothing but
 * lib/screens takes it, and the database gives its transactions no row.
 */
export type ScreenViewer =
  | { kind: 'device'; id: string; name: string; place: string }
  | { kind: 'preview'; actor: BureauActor }

const deviceRows = z.array(z.object({ id: z.uuid(), name: z.string(), place: z.string() }))

/** Asked at every look: a revoked screen is dark at the next one. Looking keeps nobody signed in. */
export async function screenViewer(): Promise<ScreenViewer | null> {
  const key = await deviceKey()
  const device = key === undefined ? null : await deviceOf(key)
  if (device) return { kind: 'device', ...device }
  const session = await peekSession()
  if (!session || session.account.mustChangePassword) return null
  const actor = actorOf(session.account)
  return readsFigures(actor) ? { kind: 'preview', actor } : null
}

export async function deviceOf(key: string) {
  const rows = await withoutActor().$queryRaw`SELECT * FROM screen_device_of(${hashDeviceKey(key)})`
  return deviceRows.parse(rows)[0] ?? null
}

const COOKIE = 'luodi-screen'
/** As long as browsers keep any cookie; every look renews it. */
const KEPT_SECONDS = 400 * 86_400

/** Whether this browser was bound once, whatever the database says of it now. */
export async function deviceKey(): Promise<string | undefined> {
  const value = (await cookies()).get(COOKIE)?.value
  return value && /^[\w-]{43}$/.test(value) ? value : undefined
}

/** Read by no script, sent to the screen's own addresses alone. */
export async function keepDeviceKey(key: string) {
  ;(await cookies()).set(COOKIE, key, {
    httpOnly: true,
    sameSite: 'strict',
    secure: env().NEXTAUTH_URL.startsWith('https:'),
    path: '/screen',
    maxAge: KEPT_SECONDS,
  })
}

export async function forgetDeviceKey() {
  ;(await cookies()).set(COOKIE, '', { httpOnly: true, sameSite: 'strict', path: '/screen', maxAge: 0 })
}
