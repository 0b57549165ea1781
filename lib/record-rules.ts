import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import type { Linked } from '@/lib/linked'

/**
 * What the commands of a record decide beyond its schema, apart from reading and writing: one form and a sheet of fifty thousand
 * rows are decided by the same words, and a preview foresees what a commit would refuse. `create` and `change` answer with
 * what the record takes from others, or throw what the command throws.
 */
export type RecordRules<Input, Before, Facts, Links> = {
  /** What the rules ask of the register, looked up for all inputs at once. */
  facts(tx: Tx, inputs: readonly Input[], known?: Linked['organizations']): Promise<Facts>
  /** The records to be changed, as far as the actor may see them. */
  before(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Before>>
  create(actor: Actor, input: Input, facts: Facts): Links
  change(actor: Actor, before: Before, input: Input, facts: Facts): Links
}

export const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
