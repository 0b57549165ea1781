import 'server-only'

import { recordAccess } from '@/lib/access-log/commands'
import type { BureauActor } from '@/lib/auth/actor'
import { docxOf } from '@/lib/briefings/docx/package'
import { briefingKindLabels } from '@/lib/briefings/labels'
import { type OpenBriefing, readBriefing } from '@/lib/briefings/queries'
import { refuseTooMany } from '@/lib/exports/commands'

export type BriefingFile = { fileName: string; bytes: Buffer }

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The briefing as a .docx; the access log has it before a byte leaves. Null when there is no such briefing. */
export async function briefingFile(actor: BureauActor, id: string): Promise<BriefingFile | null> {
  await refuseTooMany(actor)
  const opened = await readBriefing(actor, id)
  if (!opened) return null
  const bytes = await docxOf(opened.content, { draft: opened.briefing.status === 'DRAFT' })
  const fileName = fileNameOf(opened)
  await recordAccess(actor, {
    subject: 'briefings',
    content: 'SEEN',
    format: 'docx',
    filter: { briefing: opened.briefing.code },
    filterText: `简报:${opened.briefing.code}`,
    rowCount: opened.content.notes.length,
    fileName,
  })
  return { fileName, bytes }
}

/** Without the time of day: the same briefing is the same file. */
function fileNameOf({ briefing, content }: OpenBriefing): string {
  const draft = briefing.status === 'DRAFT' ? '(草稿)' : ''
  const title = content.title.join('').replace(/[\\/:*?"<>|\s]/g, '_')
  return `${briefingKindLabels[briefing.kind]}_${title}_${briefing.code}${draft}.docx`
}
