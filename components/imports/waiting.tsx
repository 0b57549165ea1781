'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { ProgressNow } from '@/components/imports/types'

const EVERY_MS = 700

/**
 * How far the work on the server has come. The page may be left: the work goes on, and whoever returns sees where it
 * is. When it is over the page is drawn anew and says what came of it.
 */
export function Waiting(props: { title: string; href: string; first: ProgressNow; leave: string }) {
  const router = useRouter()
  const [now, setNow] = useState(props.first)
  const [lost, setLost] = useState(false)
  const refreshed = useRef(false)

  useEffect(() => {
    let stopped = false
    const ask = async () => {
      try {
        const answer = await fetch(props.href, { headers: { accept: 'application/json' }, cache: 'no-store' })
        const progress: unknown = answer.ok ? await answer.json() : null
        if (stopped) return
        if (isProgress(progress)) {
          setLost(false)
          setNow(progress)
          if (!progress.running) return router.refresh()
        } else setLost(true)
      } catch {
        if (!stopped) setLost(true)
      }
      if (!stopped) timer = setTimeout(ask, EVERY_MS)
    }
    let timer = setTimeout(ask, refreshed.current ? EVERY_MS * 3 : EVERY_MS)
    refreshed.current = true
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [props.href, router])

  const known = now.total > 0
  return (
    <section
      aria-label={props.title}
      className="grid justify-items-center gap-3 rounded-panel border border-line bg-surface px-6 py-14 text-center"
    >
      <h2 className="text-lg">{props.title}</h2>
      <progress
        {...(known ? { value: now.done, max: now.total } : {})}
        aria-label="进度"
        className="h-2 w-full max-w-md accent-accent"
      />
      <p role="status" className="min-h-6 text-ink-2 tabular">
        {now.stage}
        {known && ` ${now.done.toLocaleString('zh-CN')} / ${now.total.toLocaleString('zh-CN')} 行`}
      </p>
      <p className="max-w-md text-sm text-ink-3">
        {lost ? '网络中断,正在重新连接。处理不受影响。' : props.leave}
      </p>
    </section>
  )
}

function isProgress(value: unknown): value is ProgressNow {
  return (
    typeof value === 'object' && value !== null && 'running' in value && 'done' in value && 'total' in value
  )
}
