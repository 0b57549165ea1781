import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { briefingKindLabels, kindSlugs } from '@/lib/briefings/labels'
import { canEditTemplates, readsBriefings } from '@/lib/briefings/policy'
import { currentTemplates } from '@/lib/briefings/template-queries'
import { formatInstant } from '@/lib/dates'

export const metadata = { title: '简报模板' }

export default async function TemplatesPage() {
  const actor = await requireActor()
  if (!readsBriefings(actor)) notFound()
  const templates = await currentTemplates(actor)
  return (
    <>
      <PageHeader title="模板" breadcrumb={[{ href: '/briefings', label: '简报' }]} />
      <div className="grid gap-4 lg:grid-cols-3">
        {templates.map(({ kind, versionNo, title, editedByName, createdAt, sections }) => (
          <Panel
            key={kind}
            title={briefingKindLabels[kind]}
            actions={
              <LinkButton href={`/briefings/templates/${kindSlugs[kind]}`} size="sm">
                {canEditTemplates(actor) ? '编辑' : '查看'}
              </LinkButton>
            }
          >
            <Facts
              columns={1}
              items={[
                { label: '标题', value: title },
                { label: '正文', value: sections.map(({ heading }) => heading).join('、') },
                { label: '版本', value: `第 ${versionNo} 版` },
                { label: '编辑人', value: editedByName },
                { label: '编辑时间', value: formatInstant(createdAt), numeric: true },
              ]}
            />
          </Panel>
        ))}
      </div>
    </>
  )
}
