import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { choice, text } from '@/lib/fields'
import { normalizeName } from '@/lib/organizations/name'
import { canMerge } from '@/lib/organizations/policy'
import { parse } from '@/lib/parse'
import { searchColumns } from '@/lib/search/pinyin'

const meaning = z.object({ text: text(100), organizationId: choice })

/** 这个名称就是该单位: kept as an alias, so that the same text is understood the next time without asking. */
export async function confirmName(actor: Actor, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(meaning, raw)
  allow(canMerge(actor))
  await writeAs(
    actor,
    { action: 'organization.confirm-name' },
    async (tx) => {
      const organization = await find(tx, input.organizationId)
      const normalized = normalizeName(input.text)
      await tx.nameRejection.deleteMany({ where: { organizationId: organization.id, normalized } })
      const known = [organization.normalizedName, ...organization.aliases.map((row) => row.normalized)]
      if (known.includes(normalized)) return
      await tx.organizationAlias.create({
        data: {
          organizationId: organization.id,
          alias: input.text,
          normalized,
          kind: 'COLLOQUIAL',
          source: 'CONFIRMED',
          confirmedById: actor.userId,
        },
      })
      const aliases = [...organization.aliases.map(({ alias }) => alias), input.text]
      await tx.organization.update({
        where: { id: organization.id },
        data: searchColumns({
          texts: [organization.name, ...aliases, organization.code, organization.creditCode ?? ''],
          sortBy: organization.sortKeyOverride ?? organization.name,
        }),
      })
    },
    outer,
  )
}

/** 这个名称不是该单位: remembered, so that it is not proposed again. */
export async function rejectName(actor: Actor, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(meaning, raw)
  allow(canMerge(actor))
  await writeAs(
    actor,
    { action: 'organization.reject-name' },
    async (tx) => {
      const organization = await find(tx, input.organizationId)
      const normalized = normalizeName(input.text)
      if (organization.normalizedName === normalized)
        throw new Conflict('该名称就是这个单位的登记名称;两个单位同名的,请在单位资料中区分')
      if (organization.aliases.some((row) => row.normalized === normalized))
        throw new Conflict('该名称是这个单位的别名,请先在单位资料中删除该别名')
      await remember(tx, organization.id, input.text)
    },
    outer,
  )
}

const pair = z.object({ oneId: choice, otherId: choice })

/** 不是同一单位: neither name means the other organization. */
export async function markDifferent(actor: Actor, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(pair, raw)
  allow(canMerge(actor))
  await writeAs(
    actor,
    { action: 'organization.mark-different' },
    async (tx) => {
      const [one, other] = [await find(tx, input.oneId), await find(tx, input.otherId)]
      await remember(tx, one.id, other.name)
      await remember(tx, other.id, one.name)
    },
    outer,
  )
}

async function find(tx: Tx, id: string) {
  const organization = await tx.organization.findFirst({
    where: { id, voidedAt: null },
    include: { aliases: { orderBy: { id: 'asc' } } },
  })
  if (!organization) throw new NotFound('单位')
  return organization
}

async function remember(tx: Tx, organizationId: string, text: string) {
  await tx.nameRejection.createMany({
    data: [{ organizationId, text, normalized: normalizeName(text) }],
    skipDuplicates: true,
  })
}
