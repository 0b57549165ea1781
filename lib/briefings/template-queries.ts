import 'server-only'

import type { BureauActor } from '@/lib/auth/actor'
import { briefingKindLabels } from '@/lib/briefings/labels'
import { storedSections, type TemplateTexts } from '@/lib/briefings/template'
import { readAs, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { BriefingKind } from '@/lib/generated/prisma/enums'

const columns = {
  id: true,
  kind: true,
  versionNo: true,
  masthead: true,
  documentNumber: true,
  title: true,
  recipient: true,
  opening: true,
  sections: true,
  closing: true,
  copyTo: true,
  editedByName: true,
  createdAt: true,
} satisfies Prisma.BriefingTemplateSelect

export type Template = TemplateTexts & {
  id: string
  versionNo: number
  editedByName: string
  createdAt: Date
}

const templateOf = ({
  sections,
  ...row
}: Prisma.BriefingTemplateGetPayload<{ select: typeof columns }>): Template => ({
  ...row,
  sections: storedSections.parse(sections),
})

export async function getTemplate(tx: Tx, id: string): Promise<Template | null> {
  const row = await tx.briefingTemplate.findFirst({ where: { id }, select: columns })
  return row && templateOf(row)
}

/** The version that is in use. */
export async function currentTemplate(tx: Tx, kind: BriefingKind): Promise<Template> {
  const row = await tx.briefingTemplate.findFirstOrThrow({
    where: { kind },
    select: columns,
    orderBy: { versionNo: 'desc' },
  })
  return templateOf(row)
}

/** The version in use of each kind, in the order of their words. */
export function currentTemplates(actor: BureauActor): Promise<Template[]> {
  return readAs(actor, async (tx) => {
    const templates: Template[] = []
    for (const kind of Object.keys(briefingKindLabels) as BriefingKind[])
      templates.push(await currentTemplate(tx, kind))
    return templates
  })
}

/** All versions of a kind, the one in use first. */
export function templateVersions(actor: BureauActor, kind: BriefingKind): Promise<Template[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.briefingTemplate.findMany({
      where: { kind },
      select: columns,
      orderBy: { versionNo: 'desc' },
    })
    return rows.map(templateOf)
  })
}
