import { expect, test, vi } from 'vitest'
import { createFeed, type Feed } from '@/components/screen/feed'
import { SCREEN_FORM, type ScreenData, type ScreenMessage } from '@/lib/screens/data'

const START = Date.parse('2026-11-24T08:00:00Z')
const MINUTE = 60_000

const message = (asOf = '2026-11-24', form = SCREEN_FORM): ScreenMessage => ({
  form,
  at: new Date(START).toISOString(),
  data: { asOf } as ScreenData,
})
const answer = (body: unknown, init: ResponseInit = {}) =>
  new Response(body === null ? null : JSON.stringify(body), {
    headers: { date: 'Tue, 24 Nov 2026 08:05:00 GMT', etag: '"a"' },
    ...init,
  })

function storage(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
    removeItem: (key: string) => {
      delete kept[key]
    },
  }
}

function feedOf(
  fetch: typeof globalThis.fetch,
  {
    initial = message(),
    kept = storage(),
  }: { initial?: ScreenMessage | null; kept?: ReturnType<typeof storage> } = {},
) {
  const feed = createFeed({ address: '/screen/data', initial, storage: kept, fetch, now: START })
  const seen: Feed[] = []
  const tick = async (at: number) => {
    feed.tick(at, (now) => seen.push(now))
    await vi.waitFor(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { feed, seen, tick, kept }
}

test('asks once a minute and never twice at a time', async () => {
  let open = 0
  let most = 0
  let release = () => {}
  const fetch = vi.fn(async () => {
    open += 1
    most = Math.max(most, open)
    await new Promise<void>((resolve) => {
      release = resolve
    })
    open -= 1
    return answer(message())
  })
  const { tick } = feedOf(fetch)
  for (let second = 1; second < 60; second += 1) await tick(START + second * 1000)
  expect(fetch).toHaveBeenCalledTimes(0)
  for (let second = 60; second < 75; second += 1) await tick(START + second * 1000)
  expect(fetch).toHaveBeenCalledTimes(1)
  release()
  await tick(START + 76_000)
  await tick(START + 2 * MINUTE)
  expect(fetch).toHaveBeenCalledTimes(2)
  expect(most).toBe(1)
})

test('keeps what it showed when nobody answers, tries again after fifteen seconds and recovers', async () => {
  let reachable = false
  const fetch = vi.fn(async () => {
    if (!reachable) throw new TypeError('Failed to fetch')
    return answer(message('2026-11-25'))
  })
  const { feed, tick } = feedOf(fetch)
  await tick(START + MINUTE)
  expect(feed.current).toMatchObject({ state: 'offline', message: message(), confirmedAt: START })
  reachable = true
  await tick(START + MINUTE + 14_000)
  expect(feed.current.state).toBe('offline')
  await tick(START + MINUTE + 15_000)
  expect(feed.current).toMatchObject({ state: 'live', message: message('2026-11-25') })
})

test.each([502, 503, 500, 404])('an answer %i of something in between is no answer', async (status) => {
  const { feed, tick } = feedOf(async () => answer({}, { status }))
  await tick(START + MINUTE)
  expect(feed.current).toMatchObject({ state: 'offline', message: message() })
})

test('gives up on a request that hangs', async () => {
  const signals: (AbortSignal | null | undefined)[] = []
  const fetch: typeof globalThis.fetch = (_, init) => {
    signals.push(init?.signal)
    return new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    })
  }
  const { feed, tick } = feedOf(fetch)
  await tick(START + MINUTE)
  await tick(START + MINUTE + 19_000)
  expect(signals[0]?.aborted).toBe(false)
  await tick(START + MINUTE + 21_000)
  expect(signals[0]?.aborted).toBe(true)
  expect(feed.current.state).toBe('offline')
})

test('an unchanged answer confirms what is shown without handing it over again', async () => {
  const asked: HeadersInit[] = []
  const fetch: typeof globalThis.fetch = async (_, init) => {
    asked.push(init?.headers ?? {})
    return asked.length === 1 ? answer(message('2026-11-25')) : answer(null, { status: 304 })
  }
  const { feed, tick } = feedOf(fetch)
  await tick(START + MINUTE)
  const first = feed.current.message
  await tick(START + 2 * MINUTE)
  expect(asked[1]).toEqual({ 'if-none-match': '"a"' })
  expect(feed.current.message).toBe(first)
})

test('a revoked screen forgets everything and asks no more', async () => {
  const fetch = vi.fn(async () => answer({ status: 'closed' }, { status: 401 }))
  const { feed, tick, kept } = feedOf(fetch)
  expect(Object.keys(kept.kept)).toHaveLength(1)
  await tick(START + MINUTE)
  expect(feed.current).toMatchObject({ state: 'closed', message: null })
  expect(kept.kept).toEqual({})
  await tick(START + 10 * MINUTE)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a page that came while the portal was down shows what was kept, and says so', async () => {
  const before = storage()
  feedOf(async () => answer(message()), { kept: before })
  const { feed, tick } = feedOf(
    async () => {
      throw new TypeError('Failed to fetch')
    },
    { initial: null, kept: storage(before.kept) },
  )
  expect(feed.current).toMatchObject({ state: 'offline', message: message(), confirmedAt: START })
  await tick(START)
  expect(feed.current.state).toBe('offline')
})

test('what an older or a broken page left behind is not drawn', () => {
  for (const left of ['{', 'null', JSON.stringify(message('2026-11-24', SCREEN_FORM + 1)), '[]']) {
    const { feed } = feedOf(async () => answer(message()), {
      initial: null,
      kept: storage({ 'luodi-screen': left }),
    })
    expect(feed.current.message).toBeNull()
  }
})

test('a renewed portal that speaks otherwise is loaded anew', async () => {
  const { feed, tick } = feedOf(async () => answer(message('2026-11-25', SCREEN_FORM + 1)))
  await tick(START + MINUTE)
  expect(feed.current.state).toBe('outdated')
})

test('a storage that is full or forbidden hinders nothing', async () => {
  const refusing = {
    ...storage(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const { feed, tick } = feedOf(async () => answer(message('2026-11-25')), { kept: refusing })
  await tick(START + MINUTE)
  expect(feed.current.state).toBe('live')
})

test('follows the clock of the portal and not that of the machine it hangs on', () => {
  const wrong = START - 3 * 3_600_000
  const feed = createFeed({
    address: '/screen/data',
    initial: message(),
    storage: null,
    fetch: async () => answer(message()),
    now: wrong,
  })
  expect(wrong + feed.current.behind).toBe(START)
})
