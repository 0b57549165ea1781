import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { insertMany } from '@/lib/bulk'
import { nextCode } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { canVoid } from '@/lib/external-rankings/policy'
import { getExternalRanking } from '@/lib/external-rankings/queries'
import { type ExternalRankingFacts, externalRankingRules } from '@/lib/external-rankings/rules'
import {
  checkExternalRanking,
  type ExternalRankingInput,
  externalRankingFields,
} from '@/lib/external-rankings/schema'
import { externalRankingValues } from '@/lib/external-rankings/values'
import { reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(
  externalRankingFields.extend({ submissionId: submissionKey }),
  checkExternalRanking,
)

export async function createExternalRanking(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'external-ranking.create' },
    (tx) =>
      once(tx, actor, 'externalRanking', submissionId, newId(), async (id) => {
        externalRankingRules.create(actor, input, await externalRankingRules.facts(tx, [input]))
        const code = await nextCode(tx, 'externalRanking', input.year)
        await tx.externalRanking.create({ data: { id, code, ...columns(input, code) }, select: { id: true } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports). */
export async function createExternalRankings(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: ExternalRankingInput }[],
  facts: ExternalRankingFacts,
): Promise<() => Promise<void>> {
  const made: Prisma.ExternalRankingCreateManyInput[] = []
  for (const { id, input } of rows) {
    externalRankingRules.create(actor, input, facts)
    const code = await nextCode(tx, 'externalRanking', input.year)
    const written = columns(input, code)
    made.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  return () => insertMany(tx, 'ExternalRanking', made)
}

const edit = withRules(externalRankingFields.extend({ version }), checkExternalRanking)

export async function updateExternalRanking(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'external-ranking.update' },
    async (tx) => {
      const before = await find(tx, actor, id)
      externalRankingRules.change(actor, before, input, await externalRankingRules.facts(tx, [input]))
      const { count } = await tx.externalRanking.updateMany({
        where: { id, version },
        data: columns(input, before.code),
      })
      if (count === 0)
        throw await staleVersion(tx, 'ExternalRanking', id, externalRankingValues(before), before.version)
      return { id }
    },
    outer,
  )
}

/** 作废: a wrong entry. Its scheme and year become free for the right one. */
export async function voidExternalRanking(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'external-ranking.void', reason },
    async (tx) => {
      const before = await find(tx, actor, id)
      allow(canVoid(actor, before))
      const { count } = await tx.externalRanking.updateMany({
        where: { id, version: before.version },
        data: { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该排名刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function find(tx: Tx, actor: Actor, id: string) {
  const ranking = await getExternalRanking(actor, id, tx)
  if (!ranking) throw new NotFound('外部排名')
  return ranking
}

function columns({ score, ...input }: ExternalRankingInput, code: string) {
  return {
    ...input,
    scoreHundredths: score,
    ...searchColumns({
      texts: [input.scheme, code, String(input.year), input.publisher, input.documentNo ?? ''],
      sortBy: input.scheme,
    }),
  }
}
