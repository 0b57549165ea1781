import { notFound } from 'next/navigation'
import { searchEnterprises, searchInstitutions } from '@/app/(portal)/pickers'
import { PageHeader } from '@/components/ui/page-header'
import { UserForm } from '@/components/users/user-form'
import { requireActor } from '@/lib/auth/session'
import { canChangeRole, canManageUsers } from '@/lib/users/policy'
import { getUser } from '@/lib/users/queries'
import { updateUserAction } from '../../actions'

export const metadata = { title: '编辑账号' }

export default async function EditUserPage({ params }: PageProps<'/admin/users/[id]/edit'>) {
  const actor = await requireActor()
  if (!canManageUsers(actor)) notFound()
  const { id } = await params
  const user = await getUser(actor, id)
  if (!user) notFound()

  const href = `/admin/users/${user.id}`
  return (
    <div className="page-form">
      <PageHeader
        title={`编辑 ${user.name}`}
        breadcrumb={[
          { label: '系统管理' },
          { href: '/admin/users', label: '账号' },
          { href, label: user.account },
        ]}
      />
      <UserForm
        action={updateUserAction.bind(null, user.id)}
        searches={{ enterprises: searchEnterprises, institutions: searchInstitutions }}
        cancelHref={href}
        account={user.account}
        mobileMasked={user.mobileMasked}
        isSelf={!canChangeRole(actor, user)}
        saved={{
          name: user.name,
          role: user.role,
          organizationId: user.organizationId ?? '',
          organizationId__label: user.organization?.name ?? '',
        }}
        version={user.version}
      />
    </div>
  )
}
