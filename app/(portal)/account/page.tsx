import { Button, LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { SessionTable } from '@/components/users/session-table'
import { ownAccount } from '@/lib/accounts/queries'
import { currentSession, requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { roleLabels, userLabels } from '@/lib/users/labels'
import { endAllSessionsAction, endOtherSessionsAction, endSessionAction, signOutAction } from './actions'

export const metadata = { title: '我的账号' }

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const actor = await requireActor()
  const session = await currentSession()
  const account = await ownAccount(actor, session?.sessionId ?? null)
  const { changed } = await searchParams
  const others = account.sessions.filter(({ isThis }) => !isThis)

  return (
    <div className="page-detail grid gap-4">
      <PageHeader
        title="我的账号"
        actions={
          <>
            <LinkButton href="/account/password" icon="key">
              修改密码
            </LinkButton>
            <form action={signOutAction}>
              <SubmitButton variant="secondary">退出登录</SubmitButton>
            </form>
          </>
        }
      />
      {changed === 'password' && (
        <Notice tone="ok" live title="密码已修改">
          其他设备上的登录已全部退出。
        </Notice>
      )}
      <Panel title="账号信息" description="如需更改,请联系系统管理员。">
        <Facts
          items={[
            { label: userLabels.account, value: account.account },
            { label: userLabels.name, value: account.name },
            { label: userLabels.role, value: roleLabels[account.role] },
            { label: userLabels.organizationId, value: account.organization?.name },
            { label: userLabels.mobile, value: account.mobileMasked, numeric: true },
            {
              label: '最近登录',
              value: account.lastSignInAt && formatInstant(account.lastSignInAt),
              numeric: true,
            },
          ]}
        />
      </Panel>
      <Panel
        title="登录中的设备"
        description="有不认识的设备,请立即退出并修改密码。"
        flush
        actions={
          <>
            {others.length > 0 && (
              <form action={endOtherSessionsAction}>
                <SubmitButton variant="secondary">退出其他设备</SubmitButton>
              </form>
            )}
            <form action={endAllSessionsAction}>
              <SubmitButton variant="danger">退出所有设备</SubmitButton>
            </form>
          </>
        }
      >
        <SessionTable
          caption="登录中的设备"
          sessions={account.sessions}
          actions={(row) =>
            row.isThis ? null : (
              <form action={endSessionAction.bind(null, row.id)}>
                <Button type="submit" size="sm" variant="quiet">
                  退出
                </Button>
              </form>
            )
          }
        />
      </Panel>
    </div>
  )
}
