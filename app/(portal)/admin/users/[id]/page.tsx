import { notFound } from 'next/navigation'
import { HistoryPanel } from '@/components/records/history-panel'
import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout, Panel } from '@/components/ui/panel'
import { Personal } from '@/components/ui/personal'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { ResetPassword } from '@/components/users/reset-password'
import { SessionTable } from '@/components/users/session-table'
import { UserStatusBadge } from '@/components/users/user-table'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { maskNames } from '@/lib/personal-data'
import { personalDataRight, roleLabels, userLabels } from '@/lib/users/labels'
import {
  canDisable,
  canEnable,
  canGrantPersonalData,
  canManageUsers,
  canResetPassword,
  canWithdrawPersonalData,
} from '@/lib/users/policy'
import { getUser } from '@/lib/users/queries'
import {
  disableUserAction,
  enableUserAction,
  endUserSessionsAction,
  grantPersonalDataAction,
  resetPasswordAction,
  withdrawPersonalDataAction,
} from '../actions'

export const metadata = { title: '账号' }

export default async function UserPage({ params, searchParams }: PageProps<'/admin/users/[id]'>) {
  const actor = await requireActor()
  if (!canManageUsers(actor)) notFound()
  const { id } = await params
  const before = olderThan(await searchParams)
  const { user, history } = await readAs(actor, async (tx) => {
    const user = await getUser(actor, id, tx)
    return { user, history: user && (await historyOf(actor, id, before, tx)) }
  })
  if (!user || !history) notFound()

  return (
    <div className="page-detail">
      <PageHeader
        printable
        title={<Personal text={user.name} mask={maskNames} />}
        breadcrumb={[{ label: '系统管理' }, { href: '/admin/users', label: '账号' }]}
        status={<UserStatusBadge user={user} />}
        actions={
          <>
            {canEnable(actor, user) && (
              <ReasonDialog
                label="启用"
                title={`启用 ${user.name}(${user.account})`}
                description="启用后可用原密码登录。忘记密码的,启用后再重置。"
                action={enableUserAction.bind(null, user.id)}
              />
            )}
            {canDisable(actor, user) && (
              <ReasonDialog
                label="停用"
                title={`停用 ${user.name}(${user.account})`}
                description="停用后立即退出所有设备,不能再登录;登记过的内容不受影响。"
                action={disableUserAction.bind(null, user.id)}
                variant="danger"
                icon="ban"
              />
            )}
            {canResetPassword(actor, user) && (
              <ResetPassword
                action={resetPasswordAction.bind(null, user.id)}
                account={user.account}
                name={user.name}
              />
            )}
            <LinkButton href={`/admin/users/${user.id}/edit`} variant="primary" icon="edit">
              编辑
            </LinkButton>
          </>
        }
      />
      <DetailLayout
        main={
          <>
            <Panel
              title="账号信息"
              actions={
                <>
                  {canGrantPersonalData(actor, user) && (
                    <ReasonDialog
                      label="开通个人信息导出"
                      title={`为 ${user.name}(${user.account})开通个人信息导出`}
                      description="开通后,填写事由可以导出姓名等个人信息;每次导出记入访问日志,表格标明导出人和时间。"
                      action={grantPersonalDataAction.bind(null, user.id)}
                      confirmLabel="开通"
                    />
                  )}
                  {canWithdrawPersonalData(actor, user) && (
                    <ReasonDialog
                      label="收回个人信息导出"
                      title={`收回 ${user.name}(${user.account})的个人信息导出`}
                      description="收回后立即生效,导出的表格不再含姓名等个人信息。"
                      action={withdrawPersonalDataAction.bind(null, user.id)}
                      confirmLabel="收回"
                    />
                  )}
                </>
              }
            >
              <Facts
                items={[
                  { label: userLabels.account, value: user.account },
                  { label: userLabels.name, value: <Personal text={user.name} mask={maskNames} /> },
                  { label: userLabels.role, value: roleLabels[user.role] },
                  { label: userLabels.organizationId, value: user.organization?.name },
                  { label: userLabels.mobile, value: user.mobileMasked, numeric: true },
                  { label: personalDataRight, value: user.exportsPersonalData ? '已开通' : '未开通' },
                  {
                    label: '最近登录',
                    value: user.lastSignInAt && formatInstant(user.lastSignInAt),
                    numeric: true,
                  },
                  { label: '新增时间', value: formatInstant(user.createdAt), numeric: true },
                  { label: '新增人', value: user.createdBy },
                  ...(user.disabledAt
                    ? [{ label: '停用时间', value: formatInstant(user.disabledAt), numeric: true }]
                    : []),
                ]}
              />
            </Panel>
            <Panel
              title="登录中的设备"
              flush
              actions={
                <>
                  <LinkButton href={`/admin/sign-ins?q=${encodeURIComponent(user.account)}`}>
                    登录日志
                  </LinkButton>
                  {user.sessions.length > 0 && (
                    <VerbButton
                      action={endUserSessionsAction.bind(null, user.id)}
                      label="退出所有设备"
                      variant="danger"
                    />
                  )}
                </>
              }
            >
              <SessionTable caption="登录中的设备" sessions={user.sessions} />
            </Panel>
          </>
        }
        side={
          <HistoryPanel
            entries={history.entries}
            olderHref={history.next ? `/admin/users/${user.id}?before=${history.next}` : undefined}
          />
        }
      />
    </div>
  )
}
