'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { formFields } from '@/components/ui/form-fields'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { passwordHelp, setUpLabels } from '@/lib/accounts/labels'
import { emptyForm, type FormAction } from '@/lib/form-state'

export function SetUpForm({ action }: { action: FormAction }) {
  const [state, submit] = useActionState(action, emptyForm)
  const field = formFields(state, setUpLabels)
  return (
    <form key={state.formKey} action={submit} noValidate className="grid gap-4">
      <ErrorSummary state={state} labels={setUpLabels} />
      <TextField {...field('setUpCode')} stacked required help="启动门户时在命令行窗口中显示" />
      <TextField
        {...field('account')}
        stacked
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        help="小写字母开头,3 至 32 位"
      />
      <TextField {...field('name')} stacked required maxLength={40} autoComplete="name" />
      <PasswordField
        {...field('password')}
        stacked
        required
        autoComplete="new-password"
        help={passwordHelp}
      />
      <PasswordField {...field('repeated')} stacked required autoComplete="new-password" />
      <SubmitButton className="w-full">设置管理员</SubmitButton>
    </form>
  )
}
