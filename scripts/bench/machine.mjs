/** What the figures were measured on: without it they say nothing. */
import os from 'node:os'

/** @param {{ postgres: string }} world */
export function machine({ postgres }) {
  const cpus = os.cpus()
  return {
    cpu: cpus[0]?.model ?? os.arch(),
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    postgres,
    /** Of the last minute: more than the portal and we ourselves cause means that others share the cores. */
    load: Number(os.loadavg()[0]?.toFixed(2)),
  }
}
