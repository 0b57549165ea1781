import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { insertMany } from '@/lib/bulk'
import { nextCode } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { findIndicator } from '@/lib/indicators/registry'
import { tableUnit } from '@/lib/indicators/words'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'
import { canVoid } from '@/lib/targets/policy'
import { getTarget } from '@/lib/targets/queries'
import { type TargetFacts, targetRules } from '@/lib/targets/rules'
import { checkTarget, measureOfTarget, type TargetInput, targetFields } from '@/lib/targets/schema'
import { readValue } from '@/lib/targets/value'
import { targetValues } from '@/lib/targets/values'

const creation = withRules(targetFields.extend({ submissionId: submissionKey }), checkTarget)

export async function createTarget(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'target.create' },
    (tx) =>
      once(tx, actor, 'target', submissionId, newId(), async (id) => {
        targetRules.create(actor, input, await targetRules.facts(tx, [input]))
        const code = await nextCode(tx, 'target', input.year)
        await tx.target.create({ data: { id, code, ...columns(input, code) }, select: { id: true } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports). */
export async function createTargets(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: TargetInput }[],
  facts: TargetFacts,
): Promise<() => Promise<void>> {
  const made: Prisma.TargetCreateManyInput[] = []
  for (const { id, input } of rows) {
    targetRules.create(actor, input, facts)
    const code = await nextCode(tx, 'target', input.year)
    const written = columns(input, code)
    made.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  return () => insertMany(tx, 'Target', made)
}

const edit = withRules(targetFields.extend({ version }), checkTarget)

export async function updateTarget(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'target.update' },
    async (tx) => {
      const before = await find(tx, actor, id)
      targetRules.change(actor, before, input, await targetRules.facts(tx, [input]))
      const { count } = await tx.target.updateMany({
        where: { id, version },
        data: columns(input, before.code),
      })
      if (count === 0) throw await staleVersion(tx, 'Target', id, targetValues(before), before.version)
      return { id }
    },
    outer,
  )
}

/** 作废: a wrong entry. Its figure and year become free for the right one. */
export async function voidTarget(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'target.void', reason },
    async (tx) => {
      const before = await find(tx, actor, id)
      allow(canVoid(actor, before))
      const { count } = await tx.target.updateMany({
        where: { id, version: before.version },
        data: { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该目标刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function find(tx: Tx, actor: Actor, id: string) {
  const target = await getTarget(actor, id, tx)
  if (!target) throw new NotFound('目标')
  return target
}

function columns(input: TargetInput, code: string) {
  const indicator = input.indicatorId === null ? undefined : findIndicator(input.indicatorId)
  const read = readValue(input.value, measureOfTarget(input.indicatorId))
  if (!read.ok) throw new InvalidInput({ value: [read.message] })
  return {
    ...input,
    value: read.value,
    unit: indicator ? tableUnit(indicator) : (input.unit ?? ''),
    ...searchColumns({
      texts: [
        input.title,
        code,
        String(input.year),
        indicator?.name ?? '',
        input.documentNo ?? '',
        input.publisher ?? '',
      ],
      sortBy: input.title,
    }),
  }
}
