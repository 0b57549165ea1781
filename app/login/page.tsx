import { redirect } from 'next/navigation'
import { PlainShell } from '@/components/shell/plain-shell'
import { LoginForm } from '@/components/users/login-form'
import { DEMONSTRATION_PASSWORD } from '@/lib/accounts/demonstration'
import { nextPath } from '@/lib/accounts/next-path'
import { demonstrationAccounts, portalHasUsers } from '@/lib/accounts/queries'
import { currentSession } from '@/lib/auth/session'
import { bureau, footer } from '@/lib/bureau'
import { roleLabels } from '@/lib/users/labels'

export const metadata = { title: '登录' }

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const next = nextPath((await searchParams).next)
  if (await currentSession()) redirect(next)
  if (!(await portalHasUsers())) redirect('/setup')

  const accounts = (await demonstrationAccounts()).map(({ account, name, role }) => ({
    account,
    name,
    role: roleLabels[role],
  }))
  return (
    <PlainShell bureau={bureau.name} footer={footer}>
      <div className="mx-auto w-full max-w-[432px] px-4 py-6 md:py-[6vh]">
        <h1 className="text-2xl">{bureau.portal}</h1>
        <p className="mb-6 text-ink-2">企业、高校院所与科技局共用的合作台账</p>
        <section aria-label="登录" className="rounded-panel border border-line bg-surface p-5 md:p-6">
          <LoginForm
            next={next}
            demonstration={accounts.length > 0 ? { accounts, password: DEMONSTRATION_PASSWORD } : undefined}
          />
        </section>
        <p className="mt-4 text-sm text-ink-3">忘记密码或账号停用,请联系系统管理员重置。</p>
      </div>
    </PlainShell>
  )
}
