import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { OwnPasswordForm } from '@/components/users/own-password-form'
import { requireAccount } from '@/lib/auth/session'
import { changePasswordAction } from '../actions'

export const metadata = { title: '修改密码' }

/** The one page of the portal that is open while an issued password still has to be replaced. */
export default async function PasswordPage() {
  const account = await requireAccount()
  return (
    <div className="page-form">
      <PageHeader
        title="修改密码"
        breadcrumb={account.mustChangePassword ? [] : [{ href: '/account', label: '我的账号' }]}
      />
      {account.mustChangePassword && (
        <div className="mb-4">
          <Notice tone="warn" title="请先修改初始密码">
            您使用的是管理员签发的初始密码,修改后才能继续使用。
          </Notice>
        </div>
      )}
      <OwnPasswordForm
        action={changePasswordAction}
        account={account.account}
        cancelHref={account.mustChangePassword ? undefined : '/account'}
      />
    </div>
  )
}
