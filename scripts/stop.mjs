/** One handler at a time for everything that asks this program to end, the death of its parent included. */

/** @type {(reason: string) => void} */
let handler = () => process.exit(1)

/** @param {(reason: string) => void} next */
export function whenAskedToStop(next) {
  handler = next
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => handler(signal))
process.on('disconnect', () => handler('disconnect'))
