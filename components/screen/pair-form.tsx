'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { formFields } from '@/components/ui/form-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'
import { pairingLabels } from '@/lib/screens/labels'

/**
 * The code of a link stands behind its #, where no server and no log sees it. It is filled in and still has to be sent:
 * what opens links by itself (a preview in a chat) must not use it up.
 */
export function PairForm({ action }: { action: FormAction }) {
  const send = useRef<HTMLDivElement>(null)
  const [code, setCode] = useState('')
  const [state, submit] = useActionState(action, emptyForm)
  const typed = formFields(state, pairingLabels)('code')
  useEffect(() => {
    const fill = () => {
      const linked = decodeURIComponent(window.location.hash.slice(1)).slice(0, 20)
      if (linked === '') return
      setCode(linked)
      send.current?.querySelector('button')?.focus()
    }
    fill()
    // Whoever stands on this page already and opens the link stays on it.
    window.addEventListener('hashchange', fill)
    return () => window.removeEventListener('hashchange', fill)
  }, [])
  return (
    <form key={state.formKey} action={submit} noValidate className="grid gap-4">
      <ErrorSummary state={state} labels={pairingLabels} />
      <TextField
        key={code}
        {...typed}
        defaultValue={typed.defaultValue || code}
        stacked
        required
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        help="如 ABCD-EFGH-JKMN,不分大小写"
      />
      <div ref={send} className="grid">
        <SubmitButton className="w-full">绑定本机</SubmitButton>
      </div>
    </form>
  )
}
