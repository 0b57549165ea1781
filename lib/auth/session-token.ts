import { getToken, type JWT } from 'next-auth/jwt'
import { perProcess } from '@/lib/per-process'

/** Opened tokens by their sealed text; the proxy opens one, the page finds it opened. */
const opened = perProcess('openedTokens', () => new Map<string, JWT>())
const LIMIT = 2000

/**
 * What the session cookie holds, or null. Opening derives a key and decrypts, about two milliseconds a time, and the same
 * sealed text always opens to the same: so it is opened once. It says which session is meant and not that there is one:
 * the database is asked at every request.
 */
export async function openToken(req: TokenRequest, secret?: string): Promise<JWT | null> {
  const sealed = await getToken({ req, raw: true, ...(secret !== undefined && { secret }) })
  if (!sealed) return null
  const token = opened.get(sealed) ?? (await getToken({ req, ...(secret !== undefined && { secret }) }))
  if (!token || hasEnded(token)) {
    opened.delete(sealed)
    return null
  }
  if (!opened.has(sealed)) {
    const [oldest] = opened.keys()
    if (opened.size >= LIMIT && oldest !== undefined) opened.delete(oldest)
    opened.set(sealed, token)
  }
  return token
}

/** What is looked at of a request. */
export type TokenRequest = Parameters<typeof getToken>[0]['req']

const hasEnded = ({ exp }: JWT) => typeof exp !== 'number' || exp * 1000 <= Date.now()
