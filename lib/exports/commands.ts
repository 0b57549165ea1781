import 'server-only'

import * as z from 'zod'
import { recentExports, recordAccess } from '@/lib/access-log/commands'
import { type AccessContent, accessContentLabels } from '@/lib/access-log/labels'
import { type Actor, isMember, keepsRecords } from '@/lib/auth/actor'
import { bureau } from '@/lib/bureau'
import type { ListView } from '@/lib/columns'
import { dateOf, formatInstant, todayInShanghai } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { allow, DomainError } from '@/lib/errors'
import type { About } from '@/lib/exports/about'
import { fullColumn } from '@/lib/exports/columns'
import { exportFileName } from '@/lib/exports/file-name'
import { type ExportName, listExports } from '@/lib/exports/lists/registry'
import { holdsPersonalRight, personalHeaders, personalPart, watermarkOf } from '@/lib/exports/personal'
import type { ListExport, Opened } from '@/lib/exports/source'
import { type Spooled, spool } from '@/lib/exports/spool'
import { inTurn } from '@/lib/exports/turns'
import { contentTypes, type ExportFormat, type Pages, writeTable } from '@/lib/exports/write'
import { reasonField } from '@/lib/fields'
import { chipsOf } from '@/lib/filter-chips'
import { plainParams, type SearchParams } from '@/lib/lists'
import { parse } from '@/lib/parse'
import type { SheetColumn } from '@/lib/sheets/description'
import { roleLabels } from '@/lib/users/labels'

export type ExportRequest = {
  params: SearchParams
  content: AccessContent
  format: ExportFormat
  view: ListView
  /** Why somebody who has the right wants what says who people are as it is; without it that is masked or left out. */
  reason?: string | undefined
  /** Aborted when whoever asked has gone. */
  signal?: AbortSignal
}

export type ExportFile = { fileName: string; contentType: string; rows: number; file: Spooled }

export class TooManyExports extends DomainError {}

export class PersonalDataRefused extends DomainError {
  constructor() {
    super('您没有导出个人信息的权限;确有需要时,请系统管理员开通')
  }
}

const reasonInput = z.object({ reason: reasonField })

const PER_MINUTE = 10
/** A hundred thousand full records take some ten seconds; nothing may hold its view for ever. */
const LONGEST_MS = 600_000
/** Others are answered between two pages: larger ones are hardly faster and make them wait. */
const PAGE = 500
/** A worksheet has 1 048 576 rows. */
const MOST_ROWS = 1_000_000

/** All rows of a list as this person sees it, as a file that is whole; the access log has it before a byte leaves. */
export async function exportList(
  actor: Actor,
  name: ExportName,
  request: ExportRequest,
): Promise<ExportFile> {
  const list: ListExport = listExports[name]
  const { content, format, params, signal } = request
  allow(list.permits(actor) && (content === 'SEEN' || list.sheet !== undefined))
  const given = request.reason === undefined ? null : parse(reasonInput, { reason: request.reason }).reason
  return inTurn(async () => {
    // whoever left while waiting
    signal?.throwIfAborted()
    await refuseTooMany(actor)
    const at = new Date()
    const today = dateOf(todayInShanghai(at))
    const opened = list.open(actor, params, request.view, today)
    const chips = chipsOf('', plainParams(params), await list.filters(actor, params))
    const personal = content === 'SEEN' ? opened.personal : personalHeaders(list, actor, content)
    // what says nothing about anybody needs no reason
    const reason = personal.length > 0 ? given : null
    const sheetColumns = (list.sheet?.columns ?? []).filter((column) => reason !== null || !column.personal)
    const columns = content === 'SEEN' ? opened.columns : sheetColumns.map(fullColumn)
    const part = personalPart(personal, content, reason)
    const about: About = {
      title: `${list.title}(${accessContentLabels[content]})`,
      bureau: bureau.name,
      filters: chips,
      order: opened.order,
      scope: scopeOf(actor, list, content),
      asOf: `${formatInstant(at)} 系统中的数据`,
      person: personText(actor),
      at,
      ...(part && { personal: part }),
    }
    let rows = 0
    const file = await spool((output) =>
      readAs(
        actor,
        async (tx) => {
          if (reason !== null && !(await holdsPersonalRight(actor, tx))) throw new PersonalDataRefused()
          const pages =
            content === 'SEEN'
              ? seenPages(tx, opened, reason !== null, signal)
              : fullPages(tx, actor, list, sheetColumns, opened, signal)
          const table = {
            name: list.title,
            columns,
            pages,
            about,
            ...(reason === null ? {} : { watermark: watermarkOf(actor, at) }),
          }
          rows = (await writeTable(format, table, output)).rows
        },
        LONGEST_MS,
      ),
    )
    const fileName = exportFileName(
      `${list.title}${content === 'FULL' ? '(完整)' : ''}${reason === null ? '' : '(含个人信息)'}`,
      at,
      format,
    )
    return finish(actor, file, {
      subject: name,
      content,
      format,
      filter: filterOf(params),
      filterText: filterText(chips),
      rowCount: rows,
      fileName,
      ...(reason === null ? {} : { personalData: personal, reason }),
    })
  })
}

/** Writes the access log, and only then hands the file over. */
export async function finish(
  actor: Actor,
  file: Spooled,
  access: Parameters<typeof recordAccess>[1] & { format: ExportFormat },
): Promise<ExportFile> {
  try {
    await recordAccess(actor, access)
  } catch (error) {
    await file.discard()
    throw error
  }
  const { fileName, format, rowCount } = access
  return { fileName, contentType: contentTypes[format], rows: rowCount, file }
}

export async function refuseTooMany(actor: Actor): Promise<void> {
  if ((await recentExports(actor)) >= PER_MINUTE)
    throw new TooManyExports(`每分钟最多导出 ${PER_MINUTE} 次,请稍后再试`)
}

export const personText = (actor: Actor) => `${actor.name}(${roleLabels[actor.role]})`

export const filterText = (chips: readonly { label: string; value: string }[]) =>
  chips.map(({ label, value }) => `${label}:${value}`).join(';')

/** What the address says besides the place in the list. */
export function filterOf(params: SearchParams): Record<string, string> {
  const { page, pageSize, print, content, format, ...filter } = plainParams(params)
  return filter
}

function scopeOf(actor: Actor, list: ListExport, content: AccessContent): string[] {
  return [
    list.scope,
    isMember(actor) ? '仅含本单位可以查看的记录' : '导出人可以查看的全部记录',
    '金额单位为万元,单元格内精确到分;日期为年-月-日',
    ...(content === 'FULL' && keepsRecords(actor)
      ? ['修改后可以重新导入:按编号更新原有记录,空单元格不改动原有内容']
      : []),
  ]
}

async function* everyPage(tx: Tx, opened: Opened, unmasked: boolean, signal?: AbortSignal) {
  let read = 0
  for (let number = 1; ; number += 1) {
    signal?.throwIfAborted()
    const page = await opened.page(tx, number, PAGE, unmasked)
    if (page.total > MOST_ROWS) {
      throw new DomainError(`共 ${page.total} 行,超过一个表格能容纳的行数,请缩小筛选范围后分次导出`)
    }
    if (page.rows.length > 0) yield page
    read += page.rows.length
    if (number * PAGE < page.total) continue
    // A file must never silently be short of what the list says.
    if (read !== page.total) throw new Error(`the list has ${page.total} rows, the export ${read}`)
    return
  }
}

async function* seenPages(tx: Tx, opened: Opened, unmasked: boolean, signal?: AbortSignal): Pages {
  for await (const { rows } of everyPage(tx, opened, unmasked, signal)) yield rows
}

/** The same records in the same order, each by its description. */
async function* fullPages(
  tx: Tx,
  actor: Actor,
  { sheet }: ListExport,
  columns: readonly SheetColumn[],
  opened: Opened,
  signal?: AbortSignal,
): Pages {
  if (!sheet) return
  for await (const { ids } of everyPage(tx, opened, false, signal)) {
    const saved = await sheet.read(tx, actor, ids)
    if (saved.length !== ids.length) throw new Error(`${ids.length} records, ${saved.length} of them read`)
    yield saved.map(({ texts }) => columns.map(({ key }) => texts[key] ?? null))
  }
}
