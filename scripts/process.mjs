/** Starting other programs, finding free ports, and knowing whether a process is still the one we mean. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const ROOT = path.resolve(import.meta.dirname, '..')

/** Is this module the program that was started (and not imported)? @param {string} moduleUrl */
export function isMain(moduleUrl) {
  const started = process.argv[1]
  return (
    Boolean(started) && fs.existsSync(started) && moduleUrl === pathToFileURL(fs.realpathSync(started)).href
  )
}

/** The path of a program that a dependency installed. @param {string} name */
export function installed(name) {
  return path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}

/**
 * Runs a program to its end and keeps what it printed; with `show` its output also goes to the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, show?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = process.env, cwd = ROOT, show = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    // What we started ends with us.
    const end = () => child.kill()
    process.once('exit', end)
    let output = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (chunk) => {
        output += chunk
        if (show) to.write(chunk)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', end)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** A TCP port nobody listens on, as the kernel chooses it. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Is the process `pid` alive, and is it the one whose command line holds `mark`? Numbers are used again after a
 * restart of the machine, so the number alone proves nothing; where /proc is missing we have to believe it.
 * @param {number} pid
 * @param {string} mark
 */
export function isRunning(pid, mark) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark)
    } catch {
      return false
    }
  }
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** @param {number} ms @returns {Promise<void>} */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
