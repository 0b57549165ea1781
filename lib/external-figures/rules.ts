import 'server-only'

import { allow } from '@/lib/errors'
import { canCreate, canEdit, visibleTo } from '@/lib/external-figures/policy'
import type { ExternalFigureInput } from '@/lib/external-figures/schema'
import type { ExternalFigure } from '@/lib/generated/prisma/client'
import { byId, type RecordRules } from '@/lib/record-rules'

type Before = Pick<ExternalFigure, 'id' | 'voidedAt'>

export const externalFigureRules: RecordRules<ExternalFigureInput, Before, null, void> = {
  facts: async () => null,
  async before(tx, actor, ids) {
    return byId(
      await tx.externalFigure.findMany({ where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] } }),
    )
  },
  create(actor) {
    allow(canCreate(actor))
  },
  change(actor, before) {
    allow(canEdit(actor, before))
  },
}
