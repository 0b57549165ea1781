/** Where tests keep what they throw away, and how what a killed run left there is found again. */
import fs from 'node:fs'
import path from 'node:path'
import { removeEmbedded } from './embedded-pg.mjs'
import { isRunning, ROOT } from './process.mjs'

export const TEST_DATA = path.join(ROOT, '.data')

/** Removes the directories `test-PID-…` whose process is gone. */
export function removeLeftovers() {
  if (!fs.existsSync(TEST_DATA)) return
  for (const name of fs.readdirSync(TEST_DATA)) {
    const pid = /^test-(\d+)-/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid), 'node')) removeEmbedded(path.join(TEST_DATA, name))
  }
}
