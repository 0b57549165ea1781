import 'server-only'

import type { Tx } from '@/lib/db'
import { CODE_OF_OURS } from '@/lib/imports/content'
import type { Proposal } from '@/lib/imports/read-cell'
import { normalizeName } from '@/lib/organizations/name'
import { matches } from '@/lib/search/where'
import type { ReferenceType } from '@/lib/sheets/description'
import { groupedBy } from '@/lib/sheets/values'

export type Reference = { ok: true; id: string } | { ok: false; message: string; proposals: Proposal[] }

type Found = { id: string; code: string; title: string; numbers: string[] }

/** How many unknown names are looked up for proposals: each is a search of its own. */
const SEARCHED = 40

const words: Record<ReferenceType, string> = {
  event: '活动',
  eventSeries: '活动系列',
  agreement: '协议',
  project: '项目',
  patent: '专利',
}

/** What the texts of a column mean, asked in one statement each: a code, a number, or the exact title. */
export async function resolveReferences(
  tx: Tx,
  to: ReferenceType,
  texts: readonly string[],
): Promise<Map<string, Reference>> {
  const distinct = [...new Set(texts)]
  const codes = distinct.flatMap((text) => codeOf(text) ?? [])
  const records = await find(tx, to, codes, distinct)
  const byCode = new Map(records.map((record) => [record.code, record]))
  const byNumber = groupedBy(
    records.flatMap((record) => record.numbers.map((number) => ({ number, record }))),
    ({ number }) => number,
  )
  const byTitle = groupedBy(records, ({ title }) => normalizeName(title).toLowerCase())
  const resolved = new Map<string, Reference>()
  let searched = 0
  for (const text of distinct) {
    const code = codeOf(text)
    const coded = code ? byCode.get(code) : undefined
    const titled = byTitle.get(normalizeName(text).toLowerCase()) ?? []
    const numbered = byNumber.get(bare(text))?.map(({ record }) => record) ?? []
    const meant = coded ? [coded] : numbered.length > 0 ? numbered : titled
    if (meant.length === 1 && meant[0]) {
      resolved.set(text, { ok: true, id: meant[0].id })
    } else if (meant.length > 1) {
      const message = `有 ${meant.length} 条同名的${words[to]},请填写编号`
      resolved.set(text, { ok: false, message, proposals: meant.slice(0, 5).map(proposal) })
    } else {
      searched += 1
      const near = searched <= SEARCHED && to !== 'eventSeries' ? await search(tx, to, text) : []
      resolved.set(text, { ok: false, message: `未找到该${words[to]}`, proposals: near.map(proposal) })
    }
  }
  return resolved
}

const codeOf = (text: string) => CODE_OF_OURS.exec(text.trim())?.[0] ?? null
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.]/g, '')
    .replace(/^(CN|ZL)(?=\d)/, '')
const proposal = ({ code, title }: Found): Proposal => ({
  value: code || title,
  label: code ? `${code} ${title}` : title,
})

async function find(tx: Tx, to: ReferenceType, codes: string[], titles: string[]): Promise<Found[]> {
  const select = { id: true, code: true, title: true } as const
  const plain = (rows: { id: string; code: string; title: string }[]) =>
    rows.map((row) => ({ ...row, numbers: [] }))
  const where = { voidedAt: null, OR: [{ code: { in: codes } }, { title: { in: titles } }] }
  switch (to) {
    case 'event':
      return plain(await tx.event.findMany({ where, select }))
    case 'agreement':
      return plain(await tx.agreement.findMany({ where, select }))
    case 'project':
      return plain(await tx.project.findMany({ where, select }))
    case 'patent': {
      const numbers = titles.map(bare)
      const rows = await tx.patent.findMany({
        where: { voidedAt: null, OR: [...where.OR, { applicationNo: { in: numbers } }] },
        select: { ...select, applicationNo: true },
      })
      return rows.map(({ applicationNo, ...row }) => ({
        ...row,
        numbers: applicationNo ? [applicationNo] : [],
      }))
    }
    case 'eventSeries': {
      const rows = await tx.eventSeries.findMany({ select: { id: true, name: true, aliases: true } })
      return rows.flatMap(({ id, name, aliases }) =>
        [name, ...aliases].map((title) => ({ id, code: '', title, numbers: [] })),
      )
    }
  }
}

/** Records whose words are those of the text: 一 proposal, never an answer. */
async function search(tx: Tx, to: Exclude<ReferenceType, 'eventSeries'>, text: string): Promise<Found[]> {
  const word = [...text.replace(/[((].*$/, '')].slice(0, 12).join('')
  if (word.length < 2) return []
  const asked = {
    where: { AND: [matches(word), { voidedAt: null }] },
    select: { id: true, code: true, title: true } as const,
    take: 3,
  }
  const rows =
    to === 'event'
      ? await tx.event.findMany(asked)
      : to === 'agreement'
        ? await tx.agreement.findMany(asked)
        : to === 'project'
          ? await tx.project.findMany(asked)
          : await tx.patent.findMany(asked)
  return rows.map((row) => ({ ...row, numbers: [] }))
}
