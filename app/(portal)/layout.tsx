import { cookies } from 'next/headers'
import { AppShell } from '@/components/shell/app-shell'
import { PrintHead, SignatureLine } from '@/components/shell/print-frame'
import { actorOf, requireAccount } from '@/lib/auth/session'
import { bureau, footer } from '@/lib/bureau'
import { todayInShanghai } from '@/lib/dates'
import { openTaskCount } from '@/lib/home/tasks'
import { menuFor, tabsFor } from '@/lib/navigation'
import { roleLabels } from '@/lib/users/labels'
import { signOutAction } from './account/actions'

/** The frame around every page behind the sign-in. It checks nothing: layouts do not run again on navigation. */
export default async function PortalLayout({ children }: LayoutProps<'/'>) {
  const account = await requireAccount()
  const actor = actorOf(account)
  const [jar, todoCount] = await Promise.all([
    cookies(),
    account.mustChangePassword ? 0 : openTaskCount(actor),
  ])
  return (
    <AppShell
      bureau={`${bureau.name} · ${bureau.portal}`}
      menu={account.mustChangePassword ? [] : menuFor(actor)}
      tabs={account.mustChangePassword ? [] : tabsFor(actor)}
      user={{ name: account.name, role: roleLabels[account.role] }}
      todoCount={todoCount}
      todoHref="/"
      collapsed={jar.get('menu')?.value === 'collapsed'}
      accountLinks={[
        { href: '/account', label: '我的账号', icon: 'user' },
        { href: '/account/password', label: '修改密码', icon: 'key' },
      ]}
      signOut={signOutAction}
      footer={footer}
    >
      <PrintHead unit={`${bureau.name} · ${bureau.portal}`} />
      {children}
      <SignatureLine
        unit={account.organizationName ?? bureau.name}
        name={account.name}
        day={todayInShanghai(new Date())}
      />
    </AppShell>
  )
}
