import 'server-only'

import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * 更正: the reason a person gave for changing what lies in a locked period. It may be needed by any command of any record,
 * and only the database knows when (keep_locked_periods); so the edge says it once for all that a form sets in motion, and
 * `writeAs` hands it to the database where a command has no reason of its own.
 */
const said = new AsyncLocalStorage<string>()

export function correcting<T>(reason: string, work: () => Promise<T>): Promise<T> {
  return said.run(reason, work)
}

export function correctionReason(): string | undefined {
  return said.getStore()
}

/** The field that forms add when they are told that a period is locked. */
export const CORRECTION = 'correctionReason'
