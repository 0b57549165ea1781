/** So many exports are written at a time: each holds a connection and a part of the processor. Others wait their turn. */
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    // Whoever waits takes over the place.
    if (next) next()
    else running -= 1
  }
}
