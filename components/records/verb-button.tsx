'use client'

import { useActionState } from 'react'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'

/** A step that needs nothing but the decision (提交, 审核通过 …). A refusal is read out beside the button. */
export function VerbButton(props: {
  action: FormAction
  label: string
  variant?: ButtonVariant
  size?: ButtonSize
}) {
  const [state, submit] = useActionState(props.action, emptyForm)
  const refusal = state.message ?? Object.values(state.fieldErrors).flat().find(Boolean)
  return (
    <form action={submit} className="inline-flex flex-wrap items-center gap-2">
      <SubmitButton variant={props.variant ?? 'secondary'} size={props.size} pendingText="处理中…">
        {props.label}
      </SubmitButton>
      {refusal && (
        <span role="alert" className="text-sm text-bad">
          {refusal}
        </span>
      )}
    </form>
  )
}
