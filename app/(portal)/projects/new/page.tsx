import { notFound } from 'next/navigation'
import { ProjectForm } from '@/components/projects/project-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { idParam } from '@/lib/lists'
import { canCreate } from '@/lib/projects/policy'
import { projectDraftFrom } from '@/lib/projects/queries'
import { createProjectAction } from '../actions'
import { projectFormOptions } from '../form-options'

export const metadata = { title: '新增项目' }

/** `?agreement=ID` makes the project of an agreement: title, mode, dates and parties are taken over. */
export default async function NewProjectPage({ searchParams }: PageProps<'/projects/new'>) {
  const actor = await requireActor()
  if (!canCreate(actor)) notFound()
  const agreementId = idParam(await searchParams, 'agreement')
  const saved = agreementId ? await projectDraftFrom(actor, agreementId) : null
  return (
    <>
      <PageHeader title="新增项目" breadcrumb={[{ href: '/projects', label: '项目' }]} />
      <ProjectForm
        {...projectFormOptions}
        action={createProjectAction}
        {...(saved ? { saved } : {})}
        cancelHref={saved ? `/agreements/${agreementId}` : '/projects'}
      />
    </>
  )
}
