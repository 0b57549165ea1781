import 'server-only'

import * as z from 'zod'
import { type Actor, isMember } from '@/lib/auth/actor'
import { formatInstant } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import { actionLabel } from '@/lib/ledger/actions'
import { describeChange, type FieldChange, partLabel } from '@/lib/ledger/describe'
import { type SearchParams, textParam } from '@/lib/lists'

const image = z.record(z.string(), z.unknown()).nullable()

export type HistoryEntry = {
  id: string
  /** In Shanghai, 2022-10-19 15:30. */
  at: string
  actor: string
  action: string
  /** What kind of row of the record the step was about, where not the record itself: 里程碑, 当事人 … */
  part: string | null
  reason: string | null
  fields: FieldChange[]
}

const PAGE = 50

const isMerge = (action: string | null) =>
  action === 'organization.merge' || action === 'organization.unmerge'

/** 变更记录 of one record and the rows that belong to it, newest first. `before` continues where a page ended. */
export async function historyOf(
  actor: Actor,
  subjectId: string,
  options: { before?: bigint } = {},
  outer?: Tx,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const read = async (tx: Tx) => {
    const rows = await tx.change.findMany({
      where: { subjectId, ...(options.before ? { id: { lt: options.before } } : {}) },
      orderBy: { id: 'desc' },
      take: PAGE + 1,
    })
    const names = await namesOf(
      tx,
      actor,
      rows.flatMap(({ actorId }) => actorId ?? []),
    )
    const shown = rows.slice(0, PAGE)
    const entries = stepsOf(shown).flatMap((step): HistoryEntry[] => {
      const [first] = step
      const fields = step.flatMap((row) =>
        describeChange(row.tableName, image.parse(row.before), image.parse(row.after)),
      )
      // A changed password shows in no column of the account, a merge of parties only in ids: both have to be told.
      if (!first || (fields.length === 0 && first.tableName !== 'User' && !isMerge(first.action))) return []
      return [
        {
          id: String(first.id),
          at: formatInstant(first.at),
          actor: nameOf(first.actorId, first.actorRole, names),
          action: actionLabel(first.action, first.op),
          part: partLabel(first.tableName),
          reason: first.reason,
          fields,
        },
      ]
    })
    return { entries, next: rows.length > PAGE ? String(shown.at(-1)?.id) : null }
  }
  return outer ? read(outer) : readAs(actor, read)
}

/**
 * Rows of one step (one transaction, one command) belong together: a new agreement and its parties are one entry, the
 * record itself before what belongs to it. Rows come newest first.
 */
function stepsOf<
  Row extends {
    txid: bigint
    at: Date
    actorId: string | null
    action: string | null
    id: bigint
    tableName: string
    subjectTable: string
  },
>(rows: Row[]): Row[][] {
  const steps: Row[][] = []
  for (const row of rows) {
    const step = steps.at(-1)
    const last = step?.[0]
    const same =
      last &&
      last.txid === row.txid &&
      last.at.getTime() === row.at.getTime() &&
      last.actorId === row.actorId &&
      last.action === row.action
    if (step && same) step.push(row)
    else steps.push([row])
  }
  const ofRecord = ({ tableName, subjectTable }: Row) => tableName === subjectTable
  return steps.map((step) => [...step.filter(ofRecord), ...step.filter((row) => !ofRecord(row)).reverse()])
}

/** Members read the names of nobody but themselves (row-level security on User): for them the bureau is one person. */
async function namesOf(tx: Tx, actor: Actor, ids: string[]) {
  if (isMember(actor)) return new Map([[actor.userId, actor.name]])
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}

function nameOf(id: string | null, role: string | null, names: Map<string, string>) {
  const name = id === null ? undefined : names.get(id)
  if (name) return name
  if (id === null) return role === 'SCREEN' ? '大屏' : '系统'
  return role === 'ENTERPRISE_USER' || role === 'INSTITUTION_CONTACT' ? '填报人' : '科技局'
}

/** `?before=ID` of 更早的记录; anything else begins at the newest change. */
export function olderThan(params: SearchParams): { before?: bigint } {
  const text = textParam(params, 'before')
  return text && /^\d{1,18}$/.test(text) ? { before: BigInt(text) } : {}
}
