import { notFound } from 'next/navigation'
import { PlainShell } from '@/components/shell/plain-shell'
import { Notice } from '@/components/ui/notice'
import { SetUpForm } from '@/components/users/set-up-form'
import { portalHasUsers } from '@/lib/accounts/queries'
import { bureau, footer } from '@/lib/bureau'
import { env } from '@/lib/env'
import { setUpAction } from './actions'

export const metadata = { title: '设置首位管理员' }

// Never from a cache: the page exists until there is somebody.
export const dynamic = 'force-dynamic'

export default async function SetUpPage() {
  if (await portalHasUsers()) notFound()
  return (
    <PlainShell bureau={bureau.name} footer={footer}>
      <div className="mx-auto w-full max-w-[512px] px-4 py-6 md:py-[6vh]">
        <p className="text-ink-2">{bureau.portal}</p>
        <h1 className="mb-2 text-2xl">设置首位管理员</h1>
        <p className="mb-6 text-ink-2">系统中还没有账号。首位管理员负责新增其他账号,此页面只能使用一次。</p>
        <section
          aria-label="设置首位管理员"
          className="rounded-panel border border-line bg-surface p-5 md:p-6"
        >
          {env().SETUP_CODE ? (
            <SetUpForm action={setUpAction} />
          ) : (
            <Notice tone="warn" title="还没有设置码">
              请在服务器上用 <code>npm start</code> 启动,命令行窗口会显示设置码;或用环境变量{' '}
              <code>SETUP_CODE</code> 指定一个不少于 16 位的设置码后重新启动,再刷新此页面。
            </Notice>
          )}
        </section>
      </div>
    </PlainShell>
  )
}
