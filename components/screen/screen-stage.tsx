'use client'

import { useEffect, useRef, useState } from 'react'
import { createFeed, type Feed } from '@/components/screen/feed'
import { ScreenClosed } from '@/components/screen/screen-closed'
import { ScreenFooter } from '@/components/screen/screen-footer'
import { ScreenHead } from '@/components/screen/screen-head'
import { Headlines, screenViews } from '@/components/screen/screen-views'
import type { ScreenMessage } from '@/lib/screens/data'

type Props = {
  city: string
  bureau: string
  /** Where totals are asked for. */
  address: string
  /** Hung up for good, and not tried out by somebody who signed in. */
  bound: boolean
  initial: ScreenMessage | null
}

const HEIGHT = 1080
const NARROW = 1920
const WIDE = 3840
/** From here on two pages stand side by side. */
const WIDE_FROM = 2.6
const TURN_MS = 30_000
const SECOND = 1000

/**
 * 大屏: a stage of fixed size, scaled to whatever screen it is on. One timer drives clock, turning and asking; the same
 * elements stay for days and only their texts and lengths change.
 */
export function ScreenStage(props: Props) {
  const fit = useFit()
  const { feed, now } = useFeed(props)
  const wide = fit?.wide ?? false
  const turn = useTurning(wide ? screenViews.length / 2 : screenViews.length, now)
  const data = feed.message?.data
  const shown = (index: number) => (wide ? Math.floor(index / 2) : index) === turn.page

  return (
    <div className="screen fixed inset-0 overflow-hidden bg-canvas text-ink">
      <main
        aria-label="大屏"
        data-stage={wide ? 'wide' : 'narrow'}
        className="absolute top-0 left-0 flex origin-top-left flex-col gap-5 px-8 pt-6 pb-4"
        style={{
          width: wide ? WIDE : NARROW,
          height: HEIGHT,
          transform: fit && `translate(${fit.left}px, ${fit.top}px) scale(${fit.scale})`,
          visibility: fit ? undefined : 'hidden',
        }}
      >
        <ScreenHead
          city={props.city}
          bureau={props.bureau}
          asOf={data?.asOf ?? null}
          at={now === null ? null : now + feed.behind}
        />
        {feed.state === 'closed' ? (
          <ScreenClosed bound={props.bound} />
        ) : data ? (
          <>
            <Headlines data={data} />
            <div className={wide ? 'grid min-h-0 flex-1 grid-cols-2 gap-6' : 'grid min-h-0 flex-1'}>
              {screenViews.map(({ key, View }, index) => (
                <section key={key} data-view={key} hidden={!shown(index)} className="screen-view min-h-0">
                  <View data={data} />
                </section>
              ))}
            </div>
          </>
        ) : (
          <p className="grid flex-1 place-items-center text-[36px] text-ink-2">正在读取数据,请稍候</p>
        )}
        <ScreenFooter feed={feed} bound={props.bound} wide={wide} turn={turn} />
      </main>
    </div>
  )
}

/** Scale and place of the stage in the window. Null before the browser has said how large it is. */
function useFit() {
  const [fit, setFit] = useState<{ scale: number; left: number; top: number; wide: boolean }>()
  useEffect(() => {
    const measure = () => {
      const { innerWidth, innerHeight } = window
      const wide = innerWidth / innerHeight >= WIDE_FROM
      const width = wide ? WIDE : NARROW
      const scale = Math.min(innerWidth / width, innerHeight / HEIGHT)
      setFit({
        scale,
        wide,
        left: (innerWidth - width * scale) / 2,
        top: (innerHeight - HEIGHT * scale) / 2,
      })
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return fit
}

/** The last answer of the portal and the time on this machine, once a second: the only timer there is. */
function useFeed({ address, bound, initial }: Pick<Props, 'address' | 'bound' | 'initial'>) {
  const [feed, setFeed] = useState<Feed>({
    message: initial,
    state: initial ? 'live' : 'offline',
    confirmedAt: initial ? Date.parse(initial.at) : null,
    behind: 0,
  })
  // The server's time until the browser's is known: both draw the same.
  const [now, setNow] = useState(initial ? Date.parse(initial.at) : null)
  const first = useRef(initial)

  useEffect(() => {
    const storage = bound ? window.localStorage : null
    const source = createFeed({
      address,
      initial: first.current,
      storage,
      fetch: window.fetch.bind(window),
      now: Date.now(),
    })
    setFeed(source.current)
    const tick = () => {
      const at = Date.now()
      setNow(at)
      source.tick(at, setFeed)
    }
    tick()
    const timer = window.setInterval(tick, SECOND)
    window.addEventListener('online', source.hurry)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', source.hurry)
      source.stop()
    }
  }, [address, bound])

  useEffect(() => {
    if (feed.state === 'outdated') loadAnew()
  }, [feed.state])
  return { feed, now }
}

const LOADED_AT = 'luodi-screen-loaded'
const TEN_MINUTES = 600_000

/** The portal was renewed and speaks otherwise: its new page does too. Not in a circle, should it not. */
function loadAnew() {
  const last = Number(window.sessionStorage.getItem(LOADED_AT))
  if (Date.now() - last < TEN_MINUTES) return
  window.sessionStorage.setItem(LOADED_AT, String(Date.now()))
  window.location.reload()
}

export type Turning = {
  page: number
  pages: number
  paused: boolean
  show: (page: number) => void
  pause: (paused: boolean) => void
}

/** A page every thirty seconds, until somebody pauses it: button, blank, or arrow keys for the next and the last. */
function useTurning(pages: number, now: number | null): Turning {
  const [turned, setTurned] = useState<{ page: number; at: number | null; paused: boolean }>({
    page: 0,
    at: null,
    paused: false,
  })
  if (now !== null && turned.at === null) setTurned({ ...turned, at: now })
  if (now !== null && turned.at !== null && !turned.paused && now - turned.at >= TURN_MS) {
    setTurned({ ...turned, page: (turned.page + 1) % pages, at: now })
  }
  const show = (page: number) =>
    setTurned((before) => ({ ...before, page: (page + pages) % pages, at: null }))
  const pause = (paused: boolean) => setTurned((before) => ({ ...before, paused, at: null }))

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (step !== undefined) {
        setTurned((before) => ({ ...before, page: (before.page + step + pages) % pages, at: null }))
      } else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault()
        setTurned((before) => ({ ...before, paused: !before.paused, at: null }))
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [pages])
  return { page: turned.page % pages, pages, paused: turned.paused, show, pause }
}
