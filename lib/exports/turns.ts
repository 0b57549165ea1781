import { perProcess } from '@/lib/per-process'

/** So many exports are written at a time: each holds a connection and a part of the processor. Others wait their turn. */
const AT_ONCE = 2

type Turns = { running: number; waiting: (() => void)[] }
const turns = perProcess('exports', (): Turns => ({ running: 0, waiting: [] }))

export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running >= AT_ONCE) await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else turns.running += 1
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    // Whoever waits takes over the place.
    if (next) next()
    else turns.running -= 1
  }
}
