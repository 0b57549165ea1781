import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { readAs } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { patentQuery } from '@/lib/patents/number'
import { type RecordType, recordTypes } from '@/lib/record-types'
import { gramsOf, normalizeQuery } from '@/lib/search/text'
import { longWordsOf, wordsOf } from '@/lib/search/where'

const hit = z.object({
  type: z.enum(Object.keys(recordTypes) as [RecordType, ...RecordType[]]),
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  kind: z.string().nullable(),
})

export type Hit = Omit<z.output<typeof hit>, 'kind'> & { href: string }

/** One more than is shown per type, to know whether there are others. */
const PER_TYPE = 7

type Source = { type: RecordType; title: Prisma.Sql; detail: Prisma.Sql; kind: Prisma.Sql; order: Prisma.Sql }

const none = Prisma.sql`NULL`

/** Registers small enough to be sorted by more than their own order. */
const few: ReadonlySet<RecordType> = new Set(['organization', 'event'])

const sources: Source[] = [
  {
    type: 'organization',
    title: Prisma.sql`"name"`,
    detail: Prisma.sql`"creditCode"`,
    kind: Prisma.sql`"kind"::text`,
    order: Prisma.sql`"sortKey"`,
  },
  {
    type: 'project',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"enterpriseName" || ' / ' || "partnerName"`,
    kind: none,
    order: Prisma.sql`"plannedStartOn" DESC`,
  },
  {
    type: 'agreement',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"enterpriseName" || ' / ' || "partnerName"`,
    kind: none,
    order: Prisma.sql`"signedOn" DESC`,
  },
  {
    type: 'technologyContract',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`coalesce("registrationNo", "sellerName" || ' → ' || "buyerName")`,
    kind: none,
    order: Prisma.sql`"signedOn" DESC`,
  },
  {
    type: 'patent',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`coalesce("applicationNo", "holderNames")`,
    kind: none,
    order: Prisma.sql`"filedOn" DESC`,
  },
  {
    type: 'achievement',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"ownerNames"`,
    kind: none,
    order: Prisma.sql`"createdAt" DESC`,
  },
  {
    type: 'intention',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"enterpriseName"`,
    kind: none,
    order: Prisma.sql`"reachedOn" DESC`,
  },
  {
    type: 'event',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"place"`,
    kind: none,
    order: Prisma.sql`"heldOn" DESC`,
  },
  {
    type: 'target',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"year"::text`,
    kind: none,
    order: Prisma.sql`"year" DESC`,
  },
  {
    type: 'externalFigure',
    title: Prisma.sql`"title"`,
    detail: Prisma.sql`"figureText" || ' / ' || "sourceOutlet"`,
    kind: none,
    order: Prisma.sql`"asOf" DESC`,
  },
  {
    type: 'externalRanking',
    title: Prisma.sql`"scheme"`,
    detail: Prisma.sql`"year"::text`,
    kind: none,
    order: Prisma.sql`"year" DESC`,
  },
]

/**
 * What is to be found by a word, at most six of each kind, in one statement under the actor's row-level security. The
 * record whose number was typed comes first; organizations and events whose name begins with the word before others.
 */
export async function searchEverything(
  actor: Actor,
  q: string,
): Promise<{ hits: Hit[]; more: RecordType[] }> {
  if (wordsOf(q).length === 0) return { hits: [], more: [] }
  const number = q.normalize('NFKC').trim().toUpperCase()
  const parts = sources.map(({ type, title, detail, kind, order }) => {
    // a patent's number is typed with ZL or CN and a dot as often as without
    const asked = type === 'patent' ? patentQuery(q) : q
    const table = Prisma.raw(`"${recordTypes[type].table}"`)
    const columns = Prisma.sql`${type} AS type, "id", "code", ${title} AS title, ${detail} AS detail, ${kind} AS kind`
    const conditions = [
      Prisma.sql`"voidedAt" IS NULL`,
      // strpos and not LIKE: PostgreSQL takes a LIKE for so rare that it would fetch and sort whatever has the grams
      ...longWordsOf(asked).map((word) => Prisma.sql`strpos("searchText", ${word}) > 0`),
      Prisma.sql`"searchGrams" @> ${gramsOf(asked)}::text[]`,
    ]
    const beginning = few.has(type)
      ? Prisma.sql`starts_with("searchText", ${normalizeQuery(q)}) DESC,`
      : Prisma.empty
    const found = Prisma.sql`(SELECT ${columns} FROM ${table} WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY ${beginning} ${order}, "id" DESC LIMIT ${PER_TYPE})`
    if (!number.startsWith(`${recordTypes[type].prefix}-`)) return found
    return Prisma.sql`(SELECT ${columns} FROM ${table} WHERE "voidedAt" IS NULL AND "code" = ${number}) UNION ALL ${found}`
  })
  const rows = await readAs(actor, (tx) => tx.$queryRaw(Prisma.sql`${Prisma.join(parts, ' UNION ALL ')}`))
  const found = z.array(hit).parse(rows)
  const unique = [...new Map(found.map((row) => [row.id, row])).values()]
  const ofType = (type: RecordType) => unique.filter((row) => row.type === type)
  return {
    hits: sources.flatMap(({ type }) =>
      ofType(type)
        .slice(0, PER_TYPE - 1)
        .map(({ kind, ...row }) => ({ ...row, href: `${pathOf(type, kind)}/${row.id}` })),
    ),
    more: sources.flatMap(({ type }) => (ofType(type).length === PER_TYPE ? [type] : [])),
  }
}

function pathOf(type: RecordType, kind: string | null) {
  return type === 'organization' && kind !== 'ENTERPRISE' ? '/institutions' : recordTypes[type].href
}
