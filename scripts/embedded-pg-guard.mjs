/**
 * A small process of its own with a pipe to the program that uses the embedded cluster. When that program ends,
 * even by kill -9, the pipe closes and the guard stops the cluster, unless another program's guard still watches it.
 *
 * Arguments: pg_ctl, cluster directory, directory of guard marks, uid, gid (both empty unless started by root).
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { isRunning } from './process.mjs'

const [pgCtl, cluster, marks, uid, gid] = process.argv.slice(2)
const mark = path.join(marks, String(process.pid))

// The terminal sends Ctrl-C to the whole group; the guard must outlive the program it watches.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

fs.writeFileSync(mark, '')
process.stdout.write('ready\n')
process.stdin.resume()
process.stdin.once('close', () => {
  fs.rmSync(mark, { force: true })
  if (otherGuards().length === 0) {
    const account = uid ? { uid: Number(uid), gid: Number(gid) } : {}
    spawnSync(pgCtl, ['-D', cluster, '-m', 'fast', '-w', '-t', '30', 'stop'], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    })
  }
  process.exit(0)
})

function otherGuards() {
  return fs.readdirSync(marks).filter((name) => {
    const alive = isRunning(Number(name), 'embedded-pg-guard')
    if (!alive) fs.rmSync(path.join(marks, name), { force: true })
    return alive
  })
}
