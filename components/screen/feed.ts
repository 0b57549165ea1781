import { SCREEN_FORM, type ScreenMessage } from '@/lib/screens/data'

/** What a screen knows. `live` until a request fails; `closed` once the portal says it is no screen any more. */
export type Feed = {
  message: ScreenMessage | null
  state: 'live' | 'offline' | 'closed' | 'outdated'
  /** When the portal last said that this is what there is: its own clock. */
  confirmedAt: number | null
  /** How far this machine's clock lies behind the portal's, in milliseconds. */
  behind: number
}

const EVERY_MS = 60_000
const RETRY_MS = 15_000
const PATIENCE_MS = 20_000
const KEPT_AT = 'luodi-screen'

type Surroundings = {
  address: string
  initial: ScreenMessage | null
  /** Where the last answer outlives the page; a preview keeps nothing. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  fetch: typeof fetch
  /** This machine's clock. */
  now: number
}

/**
 * Asks for totals, one request at a time, and keeps the last answer. It owns no timer: whoever shows it calls `tick` with
 * the time. What it holds is one answer, whatever happens for how many days.
 */
export function createFeed({ address, initial, storage, fetch, now }: Surroundings) {
  const first = initial ?? kept(storage)
  let feed: Feed = {
    message: first,
    state: initial ? 'live' : 'offline',
    confirmedAt: first ? Date.parse(first.at) : null,
    behind: initial ? Date.parse(initial.at) - now : 0,
  }
  let etag: string | null = null
  let dueAt = initial ? now + EVERY_MS : now
  let asking: { abort: AbortController; since: number } | null = null
  if (initial) keep(storage, initial)

  async function ask(at: number, changed: (feed: Feed) => void) {
    const mine = { abort: new AbortController(), since: at }
    asking = mine
    const answered = await answerTo(mine.abort.signal).catch(() => null)
    if (asking !== mine) return
    asking = null
    const finished = at + (answered ? EVERY_MS : RETRY_MS)
    dueAt = finished
    feed = answered ?? { ...feed, state: 'offline' }
    changed(feed)
  }

  /** The feed after an answer; null when there was none that says anything. */
  async function answerTo(signal: AbortSignal): Promise<Feed | null> {
    const answer = await fetch(address, {
      signal,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: etag === null ? {} : { 'if-none-match': etag },
    })
    if (answer.status === 401) {
      storage?.removeItem(KEPT_AT)
      return { ...feed, message: null, state: 'closed', confirmedAt: null }
    }
    const saidAt = Date.parse(answer.headers.get('date') ?? '')
    if (answer.status === 304) {
      const confirmedAt = Number.isNaN(saidAt) ? feed.confirmedAt : saidAt
      return { ...feed, state: 'live', confirmedAt }
    }
    if (!answer.ok) return null
    const message = (await answer.json()) as ScreenMessage
    if (message.form !== SCREEN_FORM) return { ...feed, state: 'outdated' }
    etag = answer.headers.get('etag')
    keep(storage, message)
    const confirmedAt = Date.parse(message.at)
    return { message, state: 'live', confirmedAt, behind: confirmedAt - Date.now() }
  }

  return {
    get current() {
      return feed
    },
    /** Asks when it is time to, gives up on a request that nobody answers. */
    tick(at: number, changed: (feed: Feed) => void) {
      if (feed.state === 'closed') return
      if (asking) {
        if (at - asking.since > PATIENCE_MS) asking.abort.abort()
        return
      }
      if (at >= dueAt) void ask(at, changed)
    },
    /** Asks at the next tick, for when the network has come back. */
    hurry() {
      dueAt = 0
    },
    stop() {
      asking?.abort.abort()
      asking = null
    },
  }
}

function kept(storage: Surroundings['storage']): ScreenMessage | null {
  try {
    const message = JSON.parse(storage?.getItem(KEPT_AT) ?? 'null') as ScreenMessage | null
    return message?.form === SCREEN_FORM ? message : null
  } catch {
    return null
  }
}

/** A full or forbidden storage is no reason to show nothing. */
function keep(storage: Surroundings['storage'], message: ScreenMessage) {
  try {
    storage?.setItem(KEPT_AT, JSON.stringify(message))
  } catch {
    // shown all the same
  }
}
