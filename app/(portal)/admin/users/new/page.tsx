import { notFound } from 'next/navigation'
import { searchEnterprises, searchInstitutions } from '@/app/(portal)/pickers'
import { PageHeader } from '@/components/ui/page-header'
import { NewUser } from '@/components/users/new-user'
import { requireActor } from '@/lib/auth/session'
import { canManageUsers } from '@/lib/users/policy'
import { createUserAction } from '../actions'

export const metadata = { title: '新增账号' }

export default async function NewUserPage() {
  const actor = await requireActor()
  if (!canManageUsers(actor)) notFound()
  return (
    <div className="page-form">
      <PageHeader
        title="新增账号"
        breadcrumb={[{ label: '系统管理' }, { href: '/admin/users', label: '账号' }]}
      />
      <NewUser
        action={createUserAction}
        searches={{ enterprises: searchEnterprises, institutions: searchInstitutions }}
      />
    </div>
  )
}
