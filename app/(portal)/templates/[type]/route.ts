import { requireActor } from '@/lib/auth/session'
import { attachment } from '@/lib/exports/file-name'
import { spool } from '@/lib/exports/spool'
import { templateFileName, writeTemplate } from '@/lib/exports/templates/template'
import { contentTypes } from '@/lib/exports/write'
import { canImport } from '@/lib/imports/policy'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import { sentence } from '../../exports/answer'

/** `/templates/agreement`: an empty sheet to fill in. It holds nothing of anybody, so no log is kept of it. */
export async function GET(_: Request, context: { params: Promise<{ type: string }> }) {
  const [actor, { type }] = await Promise.all([requireActor(), context.params])
  if (!canImport(actor) || !Object.hasOwn(sheetDescriptions, type)) return sentence(404, '页面不存在')
  const description = sheetDescriptions[type as SheetType]
  const file = await spool((output) => writeTemplate(description, output, new Date()))
  return new Response(file.stream(), {
    headers: {
      'content-type': contentTypes.xlsx,
      'content-length': String(file.size),
      'content-disposition': attachment(templateFileName(description)),
      'cache-control': 'private, no-store, no-transform',
    },
  })
}
