import { notFound } from 'next/navigation'
import { ProjectForm } from '@/components/projects/project-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/auth/session'
import { canEdit } from '@/lib/projects/policy'
import { getProject } from '@/lib/projects/queries'
import { projectValues } from '@/lib/projects/values'
import { updateProjectAction } from '../../actions'
import { projectFormOptions } from '../../form-options'

export const metadata = { title: '编辑项目' }

export default async function EditProjectPage({ params }: PageProps<'/projects/[id]/edit'>) {
  const { id } = await params
  const actor = await requireActor()
  const project = await getProject(actor, id)
  if (!project || !canEdit(actor, project)) notFound()
  const href = `/projects/${id}`
  return (
    <>
      <PageHeader
        title="编辑项目"
        meta={project.code}
        breadcrumb={[
          { href: '/projects', label: '项目' },
          { href, label: project.title },
        ]}
      />
      <ProjectForm
        {...projectFormOptions}
        action={updateProjectAction.bind(null, id)}
        id={id}
        saved={projectValues(project)}
        version={project.version}
        landed={project.landedOn !== null}
        cancelHref={href}
      />
    </>
  )
}
