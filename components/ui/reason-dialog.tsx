'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { keepTyped, succeeded } from '@/components/ui/form-fields'
import type { IconName } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'

export type ReasonDialogProps = {
  label: string
  title: string
  description?: ReactNode
  action: FormAction
  hidden?: Record<string, string>
  reasonLabel?: string
  reasonName?: string
  reasonHint?: string
  minLength?: number
  optional?: boolean
  confirmLabel?: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  children?: ReactNode
}

/** A button for a step that must say why (作废, 退回, 暂停 …): opens a dialog, asks the reason, posts a server action. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={props.title}
      description={props.description}
      trigger={
        <Button variant={props.variant} size={props.size} icon={props.icon}>
          {props.label}
        </Button>
      }
    >
      <ReasonForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function ReasonForm(props: ReasonDialogProps & { onDone: () => void }) {
  const name = props.reasonName ?? 'reason'
  const label = props.reasonLabel ?? '原因'
  const minLength = props.optional ? 0 : (props.minLength ?? 5)
  const [tooShort, setTooShort] = useState(false)
  const [state, submit] = useActionState<typeof emptyForm, FormData>(async (previous, form) => {
    const answer = await props.action(previous, form)
    if (succeeded(answer)) props.onDone()
    return answer
  }, emptyForm)

  const errors = tooShort ? [`请填写${label},至少 ${minLength} 个字`] : state.fieldErrors[name]
  const others = Object.entries(state.fieldErrors).filter(([field, list]) => field !== name && list?.length)

  return (
    <form
      action={submit}
      noValidate
      onReset={keepTyped}
      className="grid gap-4"
      onSubmit={(event) => {
        const text = String(new FormData(event.currentTarget).get(name) ?? '').trim()
        setTooShort(text.length < minLength)
        if (text.length < minLength) {
          event.preventDefault()
          event.currentTarget.querySelector('textarea')?.focus()
        }
      }}
    >
      {(state.message || others.length > 0) && (
        <Notice tone="bad" live title={state.message ?? '请更正以下内容'}>
          {others.length > 0 && (
            <ul>
              {others.map(([field, list]) => (
                <li key={field}>{list?.join(';')}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {Object.entries(props.hidden ?? {}).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {props.children}
      <TextAreaField
        key={state.formKey}
        name={name}
        label={label}
        stacked
        rows={3}
        maxLength={500}
        required={!props.optional}
        help={
          props.reasonHint ?? (minLength > 0 ? `至少 ${minLength} 个字,将记入变更记录` : '将记入变更记录')
        }
        defaultValue={state.values[name]}
        errors={errors}
      />
      <DialogFooter>
        <DialogClose>
          <Button>取消</Button>
        </DialogClose>
        <SubmitButton variant={props.variant === 'danger' ? 'danger' : 'primary'}>
          {props.confirmLabel ?? props.label}
        </SubmitButton>
      </DialogFooter>
    </form>
  )
}
