import { notFound } from 'next/navigation'
import { TargetForm } from '@/components/targets/target-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { canCreate } from '@/lib/targets/policy'
import { indicatorNames } from '@/lib/targets/schema'
import { createTargetAction } from '../actions'

export const metadata = { title: '新增年度目标' }

export default async function NewTargetPage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  return (
    <>
      <PageHeader title="新增年度目标" breadcrumb={[{ href: '/targets', label: '年度目标' }]} />
      <TargetForm action={createTargetAction} cancelHref="/targets" indicators={optionsOf(indicatorNames)} />
    </>
  )
}
