import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { breather, chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import { DomainError, Forbidden, InvalidInput, NotFound } from '@/lib/errors'
import type { Linked } from '@/lib/linked'
import type { RecordRules } from '@/lib/record-rules'

/** A row that a commit would write: what its schema made of it, and the record it would change. */
export type Foreseen<Input> = { position: number; input: Input; recordId: string | null }

export type Issue = { field: string; message: string }

const AT_ONCE = 5000

/**
 * What the commands would refuse, asked of the commands' own rules before anything is written, so that all of it stands at
 * its cell. New records before changed ones, each in the order of the file: as a commit writes them.
 */
export async function foresee<Input, Before, Facts, Links>(
  rules: RecordRules<Input, Before, Facts, Links>,
  tx: Tx,
  actor: Actor,
  rows: readonly Foreseen<Input>[],
  known: Linked['organizations'],
): Promise<Map<number, Issue[]>> {
  const issues = new Map<number, Issue[]>()
  if (rows.length === 0) return issues
  const facts = await rules.facts(
    tx,
    rows.map(({ input }) => input),
    known,
  )
  const before = new Map<string, Before>()
  for (const ids of chunksOf([...new Set(rows.flatMap(({ recordId }) => recordId ?? []))], AT_ONCE)) {
    for (const [id, record] of await rules.before(tx, actor, ids)) before.set(id, record)
  }
  const breathe = breather()
  const fresh = rows.filter(({ recordId }) => recordId === null)
  const changed = rows.filter(({ recordId }) => recordId !== null)
  for (const { position, input, recordId } of [...fresh, ...changed]) {
    const found = issuesOf(() => {
      if (recordId === null) return rules.create(actor, input, facts)
      const record = before.get(recordId)
      if (!record) throw new NotFound('记录')
      return rules.change(actor, record, input, facts)
    })
    if (found.length > 0) issues.set(position, found)
    await breathe()
  }
  return issues
}

function issuesOf(rule: () => unknown): Issue[] {
  try {
    rule()
    return []
  } catch (error) {
    if (error instanceof InvalidInput) {
      return Object.entries(error.fieldErrors).flatMap(([field, messages]) =>
        (messages ?? []).map((message) => ({ field, message })),
      )
    }
    if (error instanceof DomainError) return [{ field: '', message: messageOf(error) }]
    throw error
  }
}

/** Whoever imports may write such records: where the policy says no, it is the record's state that forbids it. */
const plainRefusal = new Forbidden().message

const messageOf = ({ message }: DomainError) =>
  message === plainRefusal ? '库中该记录当前的状态不允许这样修改' : message
