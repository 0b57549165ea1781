'use client'

import { useActionState } from 'react'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'

/**
 * A step that needs nothing but the decision (提交, 审核通过 …). A refusal is read out beside the button; where a locked
 * period asks for the reason of a correction, the same step can be taken with one.
 */
export function VerbButton(props: {
  action: FormAction
  label: string
  variant?: ButtonVariant
  size?: ButtonSize
}) {
  const [state, submit] = useActionState(props.action, emptyForm)
  const refusal = state.message ?? Object.values(state.fieldErrors).flat().find(Boolean)
  const locked = Boolean(state.fieldErrors.correctionReason?.length)
  return (
    <div className="inline-flex flex-wrap items-center gap-2">
      <form action={submit}>
        <SubmitButton variant={props.variant ?? 'secondary'} size={props.size} pendingText="处理中…">
          {props.label}
        </SubmitButton>
      </form>
      {refusal && (
        <span role="alert" className="text-sm text-bad">
          {refusal}
        </span>
      )}
      {locked && (
        <ReasonDialog
          label="填写更正原因"
          title={`${props.label}:更正已锁定的期间`}
          description="该期间的数已锁定。更正会保留原值,并列入该期间锁定后的更正。"
          action={props.action}
          reasonName="correctionReason"
          reasonLabel="更正原因"
          confirmLabel={props.label}
        />
      )}
    </div>
  )
}
