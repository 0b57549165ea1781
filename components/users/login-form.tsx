'use client'

import { signIn } from 'next-auth/react'
import { useRef, useState } from 'react'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'

export type DemonstrationAccount = { account: string; name: string; role: string }

/** One message for every refusal: who asks must not learn whether the account exists, is locked or disabled. */
const REFUSED =
  '账号或密码不正确,或因多次失败暂时锁定。请核对后重试,仍不成功请 10 分钟后再试或联系系统管理员。'
const NO_ANSWER = '网络中断,未能登录。请检查网络后重试。'

export function LoginForm(props: {
  next: string
  demonstration?: { accounts: DemonstrationAccount[]; password: string }
}) {
  const [refusal, setRefusal] = useState<{ message: string; username: string; count: number }>()
  const form = useRef<HTMLFormElement>(null)

  async function submit(data: FormData) {
    const username = String(data.get('username') ?? '')
    const message = await attempt(username, String(data.get('password') ?? ''), props.next)
    if (message) setRefusal({ message, username, count: (refusal?.count ?? 0) + 1 })
  }

  function fillIn(account: string, password: string) {
    const fields = form.current?.elements
    for (const [name, value] of Object.entries({ username: account, password })) {
      const field = fields?.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value
    }
    form.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
  }

  return (
    <>
      <form ref={form} action={submit} noValidate className="grid gap-4">
        {refusal && (
          <Notice key={`refusal-${refusal.count}`} tone="bad" live>
            {refusal.message}
          </Notice>
        )}
        <TextField
          key={`username-${refusal?.count}`}
          name="username"
          label="账号或手机号"
          defaultValue={refusal?.username}
          stacked
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
        <PasswordField name="password" label="密码" stacked autoComplete="current-password" />
        <SubmitButton pendingText="登录中…" className="w-full">
          登录
        </SubmitButton>
      </form>
      {props.demonstration && <Demonstration {...props.demonstration} choose={fillIn} />}
    </>
  )
}

/** Signs in and leaves the page, or says why not. A full load, so that nothing of the visit before remains. */
async function attempt(username: string, password: string, next: string): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { username, password, redirect: false })
    if (!answer?.ok) return REFUSED
  } catch {
    return NO_ANSWER
  }
  window.location.assign(next)
  return new Promise(() => {}) // stays "登录中…" until the next page is there
}

function Demonstration(props: {
  accounts: DemonstrationAccount[]
  password: string
  choose: (account: string, password: string) => void
}) {
  return (
    <section aria-labelledby="demonstration" className="mt-6 border-t border-line pt-4">
      <h2 id="demonstration" className="text-base">
        演示账号
      </h2>
      <p className="text-sm text-ink-3">
        演示数据,仅供试用。密码均为{' '}
        <code className="whitespace-nowrap text-ink select-all">{props.password}</code>
        ,点击账号即可填入。
      </p>
      <ul className="mt-2 grid">
        {props.accounts.map(({ account, name, role }) => (
          <li key={account}>
            <button
              type="button"
              onClick={() => props.choose(account, props.password)}
              className="-mx-2 grid min-h-11 w-[calc(100%+16px)] grid-cols-[6.5em_minmax(0,1fr)] items-center gap-x-2 rounded px-2 text-left text-sm hover:bg-hover md:min-h-7"
            >
              <span className="text-accent">{account}</span>
              <span className="text-ink-2">
                {role} · {name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
