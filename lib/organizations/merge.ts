import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { isCity, REGION_UNKNOWN } from '@/lib/dictionaries/regions'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { choice, flag, oneOf, reasonField } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { AliasKind } from '@/lib/generated/prisma/enums'
import { isId, newId } from '@/lib/ids'
import { normalizeName } from '@/lib/organizations/name'
import { canMerge } from '@/lib/organizations/policy'
import { parse } from '@/lib/parse'
import { searchColumns } from '@/lib/search/pinyin'

const merging = z.object({
  winnerId: choice,
  loserId: choice,
  reason: reasonField,
  /** What the loser's name is to the winner from now on. */
  aliasKind: oneOf(AliasKind),
  confirmCodes: flag,
})

const withAliases = { include: { aliases: { orderBy: { id: 'asc' } } } } as const
type Entry = Prisma.OrganizationGetPayload<typeof withAliases>

/**
 * 合并: two entries are one organization. Everything that points to the loser points to the winner; the loser is void and
 * leads there, its names are the winner's. One transaction, one ledger batch: 撤销合并 takes back exactly that.
 */
export async function mergeOrganizations(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const input = parse(merging, raw)
  allow(canMerge(actor))
  const id = newId()
  await writeAs(
    actor,
    { action: 'organization.merge', reason: input.reason, batchId: id },
    async (tx) => {
      const [winner, loser] = await bothOf(tx, input.winnerId, input.loserId)
      await refuseTwoOrganizations(tx, winner, loser, input.confirmCodes)
      await refuseLoop(tx, winner, loser)
      const [moved] = await tx.$queryRaw<{ rows: Prisma.JsonObject }[]>`
        SELECT move_organization_references(${id}::uuid, ${winner.id}::uuid, ${loser.id}::uuid) AS rows`
      const takesCode = winner.creditCode === null && loser.creditCode !== null
      await tx.organization.update({
        where: { id: loser.id },
        data: {
          mergedIntoId: winner.id,
          status: 'MERGED',
          voidedAt: new Date(),
          voidReason: `合并到“${winner.name}”:${input.reason}`,
          voidedById: actor.userId,
          // one code stands once in the register
          ...(takesCode ? { creditCode: null } : {}),
        },
      })
      await takeNames(tx, winner, loser, input.aliasKind)
      await tx.organization.update({ where: { id: winner.id }, data: whatIsMissing(winner, loser) })
      await refreshSearch(tx, winner.id)
      await tx.$executeRaw`
        SELECT record_organization_merge(${id}::uuid, ${winner.id}::uuid, ${loser.id}::uuid, ${input.reason},
                                         ${JSON.stringify(moved?.rows ?? {})}::jsonb)`
    },
    outer,
  )
  return { id }
}

/** 撤销合并. Answers with what stays with the winner because somebody changed it since. */
export async function undoMerge(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ table: string; id: string }[]> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  allow(canMerge(actor))
  return writeAs(
    actor,
    { action: 'organization.unmerge', reason },
    async (tx) => {
      const merge = isId(id) ? await tx.organizationMerge.findUnique({ where: { id } }) : null
      if (!merge) throw new NotFound('合并记录')
      if (merge.undoneAt) throw new Conflict('该合并已撤销')
      const winner = await tx.organization.findUniqueOrThrow({
        where: { id: merge.winnerId },
        include: { mergedInto: { select: { name: true } } },
      })
      if (winner.mergedInto)
        throw new Conflict(`“${winner.name}”后来又合并到“${winner.mergedInto.name}”,请先撤销那一次合并`)
      if (winner.voidedAt) throw new Conflict(`“${winner.name}”已作废,不能撤销合并`)
      const kept = await tx.$queryRaw<{ subjectTable: string; subjectId: string }[]>`
        SELECT * FROM undo_organization_merge(${id}::uuid, ${reason})`
      await refreshSearch(tx, merge.winnerId)
      return kept.map(({ subjectTable, subjectId }) => ({ table: subjectTable, id: subjectId }))
    },
    outer,
  )
}

async function bothOf(tx: Tx, winnerId: string, loserId: string): Promise<[Entry, Entry]> {
  if (winnerId === loserId) throw new InvalidInput({ loserId: ['请选择两个不同的单位'] })
  const find = (id: string) => tx.organization.findFirst({ where: { id, voidedAt: null }, ...withAliases })
  const [winner, loser] = [await find(winnerId), await find(loserId)]
  if (!winner || !loser) throw new NotFound('单位')
  return [winner, loser]
}

/** What shows that the two are not one. */
async function refuseTwoOrganizations(tx: Tx, winner: Entry, loser: Entry, confirmCodes: boolean) {
  if ((winner.kind === 'ENTERPRISE') !== (loser.kind === 'ENTERPRISE'))
    throw new Conflict('企业与非企业单位不能合并,请先更正单位类别')
  if (winner.creditCode && loser.creditCode && !confirmCodes) {
    throw new InvalidInput({
      confirmCodes: ['两个单位的统一社会信用代码不同,通常不是同一单位;确属更名或吸收合并的,请勾选确认'],
    })
  }
  const pair = [winner.id, loser.id]
  const live = { voidedAt: null }
  const facing = [
    ...(await tx.agreement.findMany({
      where: { ...live, enterpriseId: { in: pair }, partnerId: { in: pair } },
      select: { code: true },
      take: 3,
    })),
    ...(await tx.technologyContract.findMany({
      where: { ...live, sellerId: { in: pair }, buyerId: { in: pair } },
      select: { code: true },
      take: 3,
    })),
    ...(await tx.intention.findMany({
      where: { ...live, enterpriseId: { in: pair }, partnerId: { in: pair } },
      select: { code: true },
      take: 3,
    })),
  ]
  if (facing.length > 0) {
    const codes = facing.map(({ code }) => code).join('、')
    throw new Conflict(`两个单位互为当事人(${codes}),不能是同一单位;请先更正这些记录`)
  }
}

/** Somebody between the two in the hierarchy would come to stand below and above the winner. */
async function refuseLoop(tx: Tx, winner: Entry, loser: Entry) {
  for (const field of ['parentId', 'groupId'] as const) {
    let next = winner[field]
    for (let depth = 0; next && depth < 20; depth += 1) {
      if (next === loser.id && depth > 0)
        throw new Conflict(`“${loser.name}”是“${winner.name}”上级单位的上级,请先调整上级单位再合并`)
      const above: { parentId: string | null; groupId: string | null } | null =
        await tx.organization.findFirst({
          where: { id: next },
          select: { parentId: true, groupId: true },
        })
      next = above?.[field] ?? null
    }
  }
}

/** The loser's name and its aliases, as aliases of the winner; what was said against them is no longer so. */
async function takeNames(tx: Tx, winner: Entry, loser: Entry, kind: AliasKind) {
  const names = [{ alias: loser.name, kind }, ...loser.aliases.map(({ alias, kind }) => ({ alias, kind }))]
  const known = new Set([winner.normalizedName, ...winner.aliases.map(({ normalized }) => normalized)])
  const fresh = names.flatMap((name) => {
    const normalized = normalizeName(name.alias)
    if (known.has(normalized)) return []
    known.add(normalized)
    return [{ ...name, organizationId: winner.id, normalized, source: 'MERGED' as const }]
  })
  await tx.nameRejection.deleteMany({
    where: { organizationId: winner.id, normalized: { in: names.map(({ alias }) => normalizeName(alias)) } },
  })
  await tx.organizationAlias.createMany({ data: fresh })
}

const fillable = [
  'township',
  'address',
  'industryCode',
  'strategicIndustry',
  'sizeClass',
  'foundedOn',
  'legalRepresentative',
  'note',
] as const

/** What only the loser knew. What both know stays the winner's. */
function whatIsMissing(winner: Entry, loser: Entry): Prisma.OrganizationUncheckedUpdateInput {
  const filled = Object.fromEntries(
    fillable.flatMap((field) =>
      winner[field] === null && loser[field] !== null ? [[field, loser[field]]] : [],
    ),
  )
  const code =
    winner.creditCode === null && loser.creditCode !== null
      ? {
          creditCode: loser.creditCode,
          creditCodeStatus: loser.creditCodeStatus,
          creditCodeEvidence: loser.creditCodeEvidence,
        }
      : {}
  const region =
    winner.regionCode === REGION_UNKNOWN && loser.regionCode !== REGION_UNKNOWN
      ? { regionCode: loser.regionCode, isLocal: isCity(loser.regionCode) }
      : {}
  return { ...filled, ...code, ...region }
}

/** An organization is found by every name it has. */
async function refreshSearch(tx: Tx, id: string) {
  const organization = await tx.organization.findUniqueOrThrow({ where: { id }, ...withAliases })
  const { name, aliases, code, creditCode, sortKeyOverride } = organization
  const { searchText } = searchColumns({
    texts: [name, ...aliases.map(({ alias }) => alias), code, creditCode ?? ''],
    sortBy: sortKeyOverride ?? name,
  })
  if (searchText !== organization.searchText)
    await tx.organization.update({ where: { id }, data: { searchText } })
}
