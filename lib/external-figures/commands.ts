import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, NotFound } from '@/lib/errors'
import { canVoid } from '@/lib/external-figures/policy'
import { getExternalFigure } from '@/lib/external-figures/queries'
import { externalFigureRules } from '@/lib/external-figures/rules'
import {
  checkExternalFigure,
  type ExternalFigureInput,
  externalFigureFields,
} from '@/lib/external-figures/schema'
import { externalFigureValues } from '@/lib/external-figures/values'
import { reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(externalFigureFields.extend({ submissionId: submissionKey }), checkExternalFigure)

export async function createExternalFigure(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'external-figure.create' },
    (tx) =>
      once(tx, actor, 'externalFigure', submissionId, newId(), async (id) => {
        externalFigureRules.create(actor, input, await externalFigureRules.facts(tx, [input]))
        const code = await nextCode(tx, 'externalFigure', yearOf(input.asOf))
        await tx.externalFigure.create({ data: { id, code, ...columns(input, code) }, select: { id: true } })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports). */
export async function createExternalFigures(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: ExternalFigureInput }[],
  facts: null,
): Promise<() => Promise<void>> {
  const made: Prisma.ExternalFigureCreateManyInput[] = []
  for (const { id, input } of rows) {
    externalFigureRules.create(actor, input, facts)
    const code = await nextCode(tx, 'externalFigure', yearOf(input.asOf))
    const written = columns(input, code)
    made.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  return () => insertMany(tx, 'ExternalFigure', made)
}

const edit = withRules(externalFigureFields.extend({ version }), checkExternalFigure)

export async function updateExternalFigure(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'external-figure.update' },
    async (tx) => {
      const before = await find(tx, actor, id)
      externalFigureRules.change(actor, before, input, await externalFigureRules.facts(tx, [input]))
      const { count } = await tx.externalFigure.updateMany({
        where: { id, version },
        data: columns(input, before.code),
      })
      if (count === 0)
        throw await staleVersion(tx, 'ExternalFigure', id, externalFigureValues(before), before.version)
      return { id }
    },
    outer,
  )
}

/** 作废: a wrong entry, or one that was taken back by whoever published it. */
export async function voidExternalFigure(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'external-figure.void', reason },
    async (tx) => {
      const before = await find(tx, actor, id)
      allow(canVoid(actor, before))
      const { count } = await tx.externalFigure.updateMany({
        where: { id, version: before.version },
        data: { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该数据刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function find(tx: Tx, actor: Actor, id: string) {
  const figure = await getExternalFigure(actor, id, tx)
  if (!figure) throw new NotFound('外部数据')
  return figure
}

function columns(input: ExternalFigureInput, code: string) {
  const { title, figureText, sourceTitle, sourceOutlet } = input
  return {
    ...input,
    exactValue: input.exactValue === null ? null : BigInt(input.exactValue),
    lowerBound: input.lowerBound === null ? null : BigInt(input.lowerBound),
    ...searchColumns({ texts: [title, code, figureText, sourceTitle, sourceOutlet], sortBy: title }),
  }
}
