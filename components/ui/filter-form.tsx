'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'

/** A GET form. With JavaScript it navigates softly and keeps empty fields out of the address. */
export function FilterForm(props: { path: string; children: ReactNode; className?: string; label?: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  return (
    <form
      method="get"
      action={props.path}
      aria-label={props.label}
      aria-busy={pending}
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault()
        const search = new URLSearchParams()
        for (const [name, value] of new FormData(event.currentTarget)) {
          if (typeof value === 'string' && value.trim() !== '') search.append(name, value.trim())
        }
        const query = search.toString()
        start(() => router.push(query ? `${props.path}?${query}` : props.path))
      }}
    >
      {props.children}
    </form>
  )
}
