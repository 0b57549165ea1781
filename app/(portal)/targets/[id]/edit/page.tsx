import { notFound } from 'next/navigation'
import { TargetForm } from '@/components/targets/target-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { optionsOf } from '@/lib/labels'
import { canEdit } from '@/lib/targets/policy'
import { getTarget } from '@/lib/targets/queries'
import { indicatorNames } from '@/lib/targets/schema'
import { targetValues } from '@/lib/targets/values'
import { updateTargetAction } from '../../actions'

export const metadata = { title: '编辑年度目标' }

export default async function EditTargetPage({ params }: PageProps<'/targets/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const target = await getTarget(actor, id)
  if (!target || !canEdit(actor, target)) notFound()
  const href = `/targets/${id}`
  return (
    <>
      <PageHeader
        title="编辑年度目标"
        meta={target.code}
        breadcrumb={[
          { href: '/targets', label: '年度目标' },
          { href, label: target.title },
        ]}
      />
      <TargetForm
        action={updateTargetAction.bind(null, id)}
        id={id}
        saved={targetValues(target)}
        version={target.version}
        cancelHref={href}
        indicators={optionsOf(indicatorNames)}
      />
    </>
  )
}
