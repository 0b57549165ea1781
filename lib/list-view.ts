import 'server-only'

import { cookies } from 'next/headers'
import type { Actor } from '@/lib/auth/actor'
import { formatView, type ListName, type ListView, parseView, viewCookie } from '@/lib/columns'

/** How this person looks at the list: hidden columns and density, as kept in his browser. */
export async function listView({ userId }: Actor, list: ListName): Promise<ListView> {
  return parseView(list, (await cookies()).get(viewCookie(list, userId))?.value)
}

const YEAR = 365 * 24 * 3600

export async function keepListView({ userId }: Actor, list: ListName, view: ListView): Promise<void> {
  const jar = await cookies()
  jar.set(viewCookie(list, userId), formatView(view), {
    maxAge: YEAR,
    sameSite: 'lax',
    httpOnly: true,
    path: '/',
  })
}
