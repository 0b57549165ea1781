import { notFound } from 'next/navigation'
import { TemplateForm } from '@/components/briefings/template-form'
import { TemplateTexts } from '@/components/briefings/template-texts'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Timeline } from '@/components/ui/timeline'
import { requireActor } from '@/lib/auth/session'
import { briefingKindLabels, kindOfSlug } from '@/lib/briefings/labels'
import { generalNames } from '@/lib/briefings/placeholders'
import { canEditTemplates, readsBriefings } from '@/lib/briefings/policy'
import { templateVersions } from '@/lib/briefings/template-queries'
import { templateValues } from '@/lib/briefings/values'
import { formatInstant } from '@/lib/dates'
import { indicators } from '@/lib/indicators/registry'
import { updateTemplateAction } from '../../actions'

export const metadata = { title: '简报模板' }

export default async function TemplatePage({ params }: PageProps<'/briefings/templates/[kind]'>) {
  const [actor, { kind: slug }] = await Promise.all([requireActor(), params])
  const kind = kindOfSlug(slug)
  if (!readsBriefings(actor) || !kind) notFound()
  const versions = await templateVersions(actor, kind)
  const [current] = versions
  if (!current) notFound()
  return (
    <>
      <PageHeader
        title={`${briefingKindLabels[kind]}模板`}
        meta={`第 ${current.versionNo} 版`}
        breadcrumb={[
          { href: '/briefings', label: '简报' },
          { href: '/briefings/templates', label: '模板' },
        ]}
      />
      <div className="grid gap-4">
        {canEditTemplates(actor) ? (
          <TemplateForm
            action={updateTemplateAction.bind(null, kind)}
            saved={templateValues(current)}
            version={current.versionNo}
            sections={current.sections.length}
            figures={indicators.map(({ name }) => name)}
            general={[...generalNames]}
          />
        ) : (
          <Panel title="模板内容">
            <TemplateTexts template={current} />
          </Panel>
        )}
        <div className="page-form">
          <Panel title="版本">
            <Timeline
              empty=""
              entries={versions.map(({ id, versionNo, editedByName, createdAt }) => ({
                id,
                at: formatInstant(createdAt),
                by: editedByName,
                verb: `第 ${versionNo} 版`,
                changes: [],
              }))}
            />
          </Panel>
        </div>
      </div>
    </>
  )
}
