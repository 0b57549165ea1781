'use client'

import { useActionState, useEffect, useRef } from 'react'
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
  const form = useRef<HTMLFormElement>(null)
  const [state, submit] = useActionState(action, emptyForm)
  const field = formFields(state, pairingLabels)
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash.slice(1))
    const input = form.current?.querySelector('input')
    if (!input || code === '') return
    input.value = code
    form.current?.querySelector('button')?.focus()
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return (
    <form key={state.formKey} ref={form} action={submit} noValidate className="grid gap-4">
      <ErrorSummary state={state} labels={pairingLabels} />
      <TextField
        {...field('code')}
        stacked
        required
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        help="如 ABCD-EFGH-JKMN,不分大小写"
      />
      <SubmitButton className="w-full">绑定本机</SubmitButton>
    </form>
  )
}
