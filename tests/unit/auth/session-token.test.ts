import { encode } from 'next-auth/jwt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openToken, type TokenRequest } from '@/lib/auth/session-token'

const SECRET = 'a-secret-of-this-test-a-secret-of-this-test'

function requestWith(sealed: string | undefined): TokenRequest {
  return { cookies: sealed ? { 'next-auth.session-token': sealed } : {}, headers: {} } as TokenRequest
}

const seal = (sessionId: string, maxAge = 60) => encode({ token: { sessionId }, secret: SECRET, maxAge })

describe('the token of a session', () => {
  afterEach(() => vi.useRealTimers())

  it('opens to the session it names, the second time as the first', async () => {
    const [one, other] = [await seal('one'), await seal('other')]
    for (let time = 0; time < 2; time++) {
      expect((await openToken(requestWith(one), SECRET))?.sessionId).toBe('one')
      expect((await openToken(requestWith(other), SECRET))?.sessionId).toBe('other')
    }
  })

  it('is nobody’s once its time is over, also when it was opened before', async () => {
    const sealed = await seal('short', 60)
    expect(await openToken(requestWith(sealed), SECRET)).not.toBeNull()
    vi.useFakeTimers({ now: Date.now() + 61_000 })
    expect(await openToken(requestWith(sealed), SECRET)).toBeNull()
  })

  it('does not open when a character of it was changed, whatever was opened before', async () => {
    const sealed = await seal('whole')
    await openToken(requestWith(sealed), SECRET)
    const last = sealed.at(-2) === 'A' ? 'B' : 'A'
    expect(await openToken(requestWith(sealed.slice(0, -2) + last + sealed.at(-1)), SECRET)).toBeNull()
    expect(
      await openToken(requestWith(await encode({ token: { sessionId: 'x' }, secret: 'another' })), SECRET),
    ).toBeNull()
    expect(await openToken(requestWith(undefined), SECRET)).toBeNull()
  })
})
