/** How long this process may think before others get their turn. */
const SLICE_MS = 8

/**
 * Long work in slices: awaited between rows, it gives the event loop back every few milliseconds, so that pages are
 * answered while a file of fifty thousand rows is checked.
 */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now()
        resolve()
      }),
    )
  }
}

/** Pieces of a list, for statements that take many rows at once. */
export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
