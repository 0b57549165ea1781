import { setFlagsFromString } from 'node:v8'
import { DomainError } from '@/lib/errors'
import { perProcess } from '@/lib/per-process'

/** So many exports are written at a time: each holds a connection and a part of the processor. Others wait their turn. */
const AT_ONCE = 2
/** Whoever would wait behind more than these is told so: his browser would give up before his turn came. */
const WAITING = 8

export class ExportsBusy extends DomainError {
  constructor() {
    super('正在导出的人较多,请稍后再试')
  }
}

type Turns = { running: number; waiting: (() => void)[] }
const turns = perProcess('exports', (): Turns => ({ running: 0, waiting: [] }))

export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running >= AT_ONCE) {
    if (turns.waiting.length >= WAITING) throw new ExportsBusy()
    await new Promise<void>((resolve) => turns.waiting.push(resolve))
  } else {
    turns.running += 1
    collectSooner(true)
  }
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    // Whoever waits takes over the place.
    if (next) next()
    else turns.running -= 1
    if (turns.running === 0) collectSooner(false)
  }
}

/**
 * V8 lets a heap grow to several times what is alive before it collects; an export makes garbage faster than anything else
 * here and alive stays the same whatever its length. So the heap may grow by half meanwhile: 30 000 and 100 000 rows then
 * take the same memory, and an export no more time.
 */
function collectSooner(exporting: boolean) {
  setFlagsFromString(`--heap-growing-percent=${exporting ? 50 : 0}`)
}
