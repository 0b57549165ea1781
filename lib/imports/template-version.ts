import { templateVersions } from '@/lib/exports/templates/versions'
import { templateColumns } from '@/lib/exports/templates/words'
import { type Sheet, textOf } from '@/lib/imports/cells'
import type { SheetDescription } from '@/lib/sheets/description'

/** A template of ours says itself what it is, in a sheet nobody sees. */
export function templateMeta(sheets: readonly Sheet[]): ((line: string) => string) | null {
  const meta = sheets.find(({ name, hidden }) => name === '_meta' && hidden)
  if (!meta) return null
  return (line) => textOf(meta.rows.find(({ cells }) => textOf(cells[0]) === line)?.cells[1])
}

/** What to tell whoever filled in a template that has been replaced since: it still works, but lacks the new columns. */
export function oldTemplate(sheets: readonly Sheet[], description: SheetDescription): string | null {
  const meta = templateMeta(sheets)
  if (meta?.('template') !== description.type) return null
  const { version } = templateVersions[description.type]
  const used = Number(meta('version'))
  if (!(used < version)) return null
  const had = new Set(meta('columns').split(','))
  const added = templateColumns(description).flatMap(({ key, label }) => (had.has(key) ? [] : [label]))
  const missing = added.length > 0 ? `,没有新增的列(${added.join('、')})` : ''
  return `所用模板为 v${used},现行模板为 v${version}${missing};本次按表头识别,以后请下载新模板`
}
