import { accessContentLabels } from '@/lib/access-log/labels'
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

/** What is seen of a list leaves fields out and shows others in other words: a file to read. What fits is read all the same. */
export function seenExport(sheets: readonly Sheet[]): string | null {
  const about = sheets.find(({ name }) => name === '说明')
  const title = about?.rows.find(({ cells }) => textOf(cells[0]) === '标题')
  if (!textOf(title?.cells[1]).endsWith(`(${accessContentLabels.SEEN})`)) return null
  return '此文件是导出的“所见”,只有当时显示的列,有的内容是显示用的写法;要修改后导入,请导出“完整记录”'
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
