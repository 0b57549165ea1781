import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, writeAs } from '@/lib/db'
import { allow, NotFound } from '@/lib/errors'
import { text } from '@/lib/fields'
import { isId } from '@/lib/ids'
import { normalizeName } from '@/lib/organizations/name'
import { canCreate } from '@/lib/organizations/policy'
import { parse } from '@/lib/parse'

const meaning = z.object({ text: text(100), organizationId: z.string().refine(isId, '请从单位库中选择') })

/** 这个名称就是该单位: kept as an alias, so that the same text is understood the next time without asking. */
export async function confirmName(actor: Actor, raw: unknown, outer?: Tx): Promise<void> {
  const input = parse(meaning, raw)
  allow(canCreate(actor))
  await writeAs(
    actor,
    { action: 'organization.confirm-name' },
    async (tx) => {
      const organization = await tx.organization.findFirst({
        where: { id: input.organizationId, voidedAt: null },
        select: { id: true, normalizedName: true },
      })
      if (!organization) throw new NotFound('单位')
      const normalized = normalizeName(input.text)
      if (organization.normalizedName === normalized) return
      await tx.organizationAlias.createMany({
        data: [{ organizationId: organization.id, alias: input.text, normalized, kind: 'COLLOQUIAL' }],
        skipDuplicates: true,
      })
    },
    outer,
  )
}
