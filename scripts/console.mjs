/** What the scripts say to the person at the terminal: one form, in Chinese, with the seconds each step took. */

const QUIET_MS = 1000

/** @param {number} since a value of performance.now() */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} 秒`
}

/** @param {string} text */
export function say(text) {
  console.log(`[落地] ${text}`)
}

/** A mistake the operator can correct: shown as one sentence, without a stack. */
export class OperatorError extends Error {}

/**
 * Runs one step and reports how long it took. A step that takes longer than a second is also announced,
 * so that nobody looks at a silent terminal.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now()
  const announce = setTimeout(() => say(`${name} …`), QUIET_MS)
  try {
    const result = await work()
    say(`${name} … ${secondsSince(began)}`)
    return result
  } finally {
    clearTimeout(announce)
  }
}

/**
 * Ends the process after the error that stopped it: one sentence for the operator's mistakes, everything for ours.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  if (error instanceof OperatorError) console.error(`[落地] ${error.message}`)
  else console.error('[落地] 程序出错,未能继续:', error)
  process.exit(1)
}
