'use client'

import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { PasswordField } from '@/components/ui/password-field'
import { ownPasswordLabels, passwordHelp } from '@/lib/accounts/labels'
import type { FormAction } from '@/lib/form-state'

export function OwnPasswordForm(props: { action: FormAction; account: string; cancelHref?: string }) {
  return (
    <FormShell
      action={props.action}
      labels={ownPasswordLabels}
      cancelHref={props.cancelHref}
      submitLabel="修改密码"
    >
      {(field) => (
        <FormGroup title="密码" description="修改后,在其他设备上的登录会全部退出。">
          {/* lets a password manager know whose password changes */}
          <input type="hidden" name="username" autoComplete="username" value={props.account} />
          <PasswordField {...field('current')} wide required autoComplete="current-password" />
          <PasswordField
            {...field('password')}
            wide
            required
            autoComplete="new-password"
            help={passwordHelp}
          />
          <PasswordField {...field('repeated')} wide required autoComplete="new-password" />
        </FormGroup>
      )}
    </FormShell>
  )
}
