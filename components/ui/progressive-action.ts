'use client'

import { useActionState, useSyncExternalStore } from 'react'
import { emptyForm, type FormAction } from '@/lib/form-state'

/**
 * A form's action that works before and without our code in the browser: the server's page posts straight to the server
 * action; once the code runs, `scripted` (which keeps drafts, survives a lost answer …) takes over.
 */
export function useProgressiveAction(action: FormAction, scripted: FormAction) {
  const running = useScripted()
  const [posted, post] = useActionState(action, emptyForm)
  const [state, submit, pending] = useActionState(scripted, posted)
  return [state, running ? submit : post, pending] as const
}

const never = () => () => {}

/** False on the server's page and until it has been taken over: what only moves with our code is not shown before. */
export function useScripted() {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
