'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { Button, type ButtonVariant } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { keepTyped, namedErrors, succeeded } from '@/components/ui/form-fields'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'

/** A button for a step that needs a few facts (a date, a number): opens a dialog with the fields given as children. */
export function FormDialog(props: {
  label: string
  title: string
  description?: ReactNode
  action: FormAction
  hidden?: Record<string, string>
  /** Names of the fields, so that a refusal says which one it is about. */
  labels?: Record<string, string>
  submitLabel?: string
  variant?: ButtonVariant
  size?: 'sm' | 'md'
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={props.title}
      description={props.description}
      trigger={
        <Button variant={props.variant} size={props.size}>
          {props.label}
        </Button>
      }
    >
      <DialogForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function DialogForm(props: Parameters<typeof FormDialog>[0] & { onDone: () => void }) {
  const [state, submit] = useActionState<typeof emptyForm, FormData>(async (previous, form) => {
    const answer = await props.action(previous, form)
    if (succeeded(answer)) props.onDone()
    return answer
  }, emptyForm)
  const wrong = namedErrors(state.fieldErrors, props.labels)
  const refusal = wrong.length > 0 ? wrong.join(';') : state.message

  return (
    <form action={submit} noValidate onReset={keepTyped} className="grid gap-4">
      {refusal && <Notice tone="bad" live title={refusal} />}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      {(state.fieldErrors.correctionReason || state.values.correctionReason) && (
        <TextAreaField
          key={state.formKey}
          name="correctionReason"
          label="更正原因"
          stacked
          rows={3}
          maxLength={200}
          required
          help="该期间的数已锁定,至少 5 个字,将记入变更记录"
          defaultValue={state.values.correctionReason}
          errors={state.fieldErrors.correctionReason}
        />
      )}
      <DialogFooter>
        <DialogClose>
          <Button>取消</Button>
        </DialogClose>
        <SubmitButton pendingText="提交中…">{props.submitLabel ?? '确定'}</SubmitButton>
      </DialogFooter>
    </form>
  )
}
