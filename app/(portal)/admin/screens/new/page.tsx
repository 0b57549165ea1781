import { notFound } from 'next/navigation'
import { NewScreen } from '@/components/screens/new-screen'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canManageScreens } from '@/lib/screens/policy'
import { createScreenAction } from '../actions'

export const metadata = { title: '新增大屏' }

export default async function NewScreenPage() {
  if (!canManageScreens(await requireActor())) notFound()
  return (
    <div className="page-form">
      <PageHeader
        title="新增大屏"
        breadcrumb={[{ label: '系统管理' }, { href: '/admin/screens', label: '大屏' }]}
      />
      <NewScreen action={createScreenAction} />
    </div>
  )
}
