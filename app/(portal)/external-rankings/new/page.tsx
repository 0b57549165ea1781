import { notFound } from 'next/navigation'
import { ExternalRankingForm } from '@/components/external-rankings/external-ranking-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canCreate } from '@/lib/external-rankings/policy'
import { createExternalRankingAction } from '../actions'

export const metadata = { title: '新增外部排名' }

export default async function NewExternalRankingPage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  return (
    <>
      <PageHeader title="新增外部排名" breadcrumb={[{ href: '/external-rankings', label: '外部排名' }]} />
      <ExternalRankingForm action={createExternalRankingAction} cancelHref="/external-rankings" />
    </>
  )
}
