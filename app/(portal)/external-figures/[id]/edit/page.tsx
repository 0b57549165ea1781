import { notFound } from 'next/navigation'
import { ExternalFigureForm } from '@/components/external-figures/external-figure-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/external-figures/policy'
import { getExternalFigure } from '@/lib/external-figures/queries'
import { externalFigureValues } from '@/lib/external-figures/values'
import { optionsOf } from '@/lib/labels'
import { indicatorNames } from '@/lib/targets/schema'
import { updateExternalFigureAction } from '../../actions'

export const metadata = { title: '编辑外部数据' }

export default async function EditExternalFigurePage({ params }: PageProps<'/external-figures/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const externalFigure = await getExternalFigure(actor, id)
  if (!externalFigure || !canEdit(actor, externalFigure)) notFound()
  const href = `/external-figures/${id}`
  return (
    <>
      <PageHeader
        title="编辑外部数据"
        meta={externalFigure.code}
        breadcrumb={[
          { href: '/external-figures', label: '外部数据' },
          { href, label: externalFigure.title },
        ]}
      />
      <ExternalFigureForm
        action={updateExternalFigureAction.bind(null, id)}
        id={id}
        saved={externalFigureValues(externalFigure)}
        version={externalFigure.version}
        cancelHref={href}
        indicators={optionsOf(indicatorNames)}
      />
    </>
  )
}
