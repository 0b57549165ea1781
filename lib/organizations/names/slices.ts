/** Long work that can be interrupted between its steps. */
export type Work<Result> = Generator<undefined, Result, undefined>

/** To its end without a pause: in tests and evaluations. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** How long the process may think before others get their turn. */
const SLICE_MS = 8

/** In slices, so that pages are answered meanwhile. */
export async function inSlices<Result>(work: Work<Result>): Promise<Result> {
  let since = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - since < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
