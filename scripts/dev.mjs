/** `npm run dev`: the same preparation without a build, then Next's development server. */
import { spawn } from 'node:child_process'
import { exitWith, secondsSince } from './console.mjs'
import { readSettings } from './env.mjs'
import { prepare } from './prepare.mjs'
import { installed, ROOT } from './process.mjs'
import { whenAskedToStop } from './stop.mjs'
import { welcome } from './welcome.mjs'

const began = performance.now()
try {
  const settings = readSettings()
  const prepared = await prepare(settings, 'development')
  await welcome({ address: settings.publicUrl, seconds: secondsSince(began), prepared })
  const args = ['dev', '--hostname', settings.host, '--port', String(settings.port)]
  const next = spawn(installed('next'), args, { cwd: ROOT, env: prepared.env, stdio: 'inherit' })
  whenAskedToStop(() => next.kill('SIGTERM'))
  next.once('error', exitWith)
  next.once('exit', async (code) => {
    await prepared.stop()
    process.exit(code ?? 0)
  })
} catch (error) {
  exitWith(error)
}
