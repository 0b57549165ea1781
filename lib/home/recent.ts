import 'server-only'

import * as z from 'zod'
import type { BureauActor } from '@/lib/auth/actor'
import { formatInstant } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { actionLabel } from '@/lib/ledger/actions'
import { type RecordType, recordTypes } from '@/lib/record-types'

const image = z.object({
  title: z.string().optional(),
  name: z.string().optional(),
  kind: z.string().optional(),
})

export type RecentChange = {
  id: string
  at: string
  actor: string
  action: string
  what: string
  title: string
  href: string
}

const SHOWN = 12

const typeOfTable: ReadonlyMap<string, RecordType> = new Map(
  Object.entries(recordTypes).map(([type, { table }]) => [table, type as RecordType]),
)

/** What was last registered, reviewed and corrected in the bureau's records; one line per record and transaction. */
export function recentChanges(actor: BureauActor): Promise<RecentChange[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.change.findMany({
      where: { tableName: { in: [...typeOfTable.keys()] }, actorId: { not: null } },
      select: {
        id: true,
        at: true,
        txid: true,
        actorId: true,
        tableName: true,
        recordId: true,
        op: true,
        action: true,
        after: true,
      },
      orderBy: { id: 'desc' },
      take: SHOWN * 6,
    })
    const users = await tx.user.findMany({
      where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
      select: { id: true, name: true },
    })
    const names = new Map(users.map(({ id, name }) => [id, name]))
    const seen = new Set<string>()
    return rows
      .flatMap((row): RecentChange[] => {
        const type = typeOfTable.get(row.tableName)
        const key = `${row.txid}:${row.recordId}`
        if (!type || seen.has(key)) return []
        seen.add(key)
        const { title, name, kind } = image.catch({}).parse(row.after ?? {})
        const path =
          type === 'organization' && kind !== 'ENTERPRISE' ? '/institutions' : recordTypes[type].href
        return [
          {
            id: String(row.id),
            at: formatInstant(row.at),
            actor: names.get(row.actorId ?? '') ?? '系统',
            action: actionLabel(row.action, row.op),
            what: recordTypes[type].label,
            title: title ?? name ?? '',
            href: `${path}/${row.recordId}`,
          },
        ]
      })
      .slice(0, SHOWN)
  })
}
