'use client'

import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'

/** Searches everything (GET /search?q=). The key `/` leads here from anywhere that takes no text. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select, [contenteditable]')) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <search>
      <form action="/search" method="get" className="relative">
        <label htmlFor="global-search" className="sr-only">
          搜索单位、项目、合同、专利
        </label>
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-bar-ink-2">
          <Icon name="search" />
        </span>
        <input
          ref={input}
          id="global-search"
          name="q"
          type="search"
          required
          autoComplete="off"
          aria-keyshortcuts="/"
          placeholder="名称、拼音首字母、信用代码或编号"
          className="h-8 w-full rounded border border-transparent bg-bar-control pr-9 pl-8 text-bar-ink placeholder:text-bar-ink-2 hover:border-bar-ink-2 focus:bg-surface focus:text-ink focus:outline-2 focus:outline-bar-ink focus:placeholder:text-ink-3"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1.5 right-2 rounded border border-bar-ink-2/50 px-1.5 font-sans text-xs text-bar-ink-2"
        >
          /
        </span>
      </form>
    </search>
  )
}
