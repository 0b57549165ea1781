import { notFound } from 'next/navigation'
import { ExternalRankingForm } from '@/components/external-rankings/external-ranking-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/external-rankings/policy'
import { getExternalRanking } from '@/lib/external-rankings/queries'
import { externalRankingValues } from '@/lib/external-rankings/values'
import { updateExternalRankingAction } from '../../actions'

export const metadata = { title: '编辑外部排名' }

export default async function EditExternalRankingPage({ params }: PageProps<'/external-rankings/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const externalRanking = await getExternalRanking(actor, id)
  if (!externalRanking || !canEdit(actor, externalRanking)) notFound()
  const href = `/external-rankings/${id}`
  return (
    <>
      <PageHeader
        title="编辑外部排名"
        meta={externalRanking.code}
        breadcrumb={[
          { href: '/external-rankings', label: '外部排名' },
          { href, label: externalRanking.scheme },
        ]}
      />
      <ExternalRankingForm
        action={updateExternalRankingAction.bind(null, id)}
        id={id}
        saved={externalRankingValues(externalRanking)}
        version={externalRanking.version}
        cancelHref={href}
      />
    </>
  )
}
