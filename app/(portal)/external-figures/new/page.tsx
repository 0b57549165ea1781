import { notFound } from 'next/navigation'
import { ExternalFigureForm } from '@/components/external-figures/external-figure-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canCreate } from '@/lib/external-figures/policy'
import { optionsOf } from '@/lib/labels'
import { indicatorNames } from '@/lib/targets/schema'
import { createExternalFigureAction } from '../actions'

export const metadata = { title: '新增外部数据' }

export default async function NewExternalFigurePage() {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  return (
    <>
      <PageHeader title="新增外部数据" breadcrumb={[{ href: '/external-figures', label: '外部数据' }]} />
      <ExternalFigureForm
        action={createExternalFigureAction}
        cancelHref="/external-figures"
        indicators={optionsOf(indicatorNames)}
      />
    </>
  )
}
