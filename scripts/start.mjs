/** `npm start`: prepares whatever is missing, then serves the portal. */
import { exitWith, say, secondsSince } from './console.mjs'
import { readSettings } from './env.mjs'
import { prepare } from './prepare.mjs'
import { serve } from './serve.mjs'
import { whenAskedToStop } from './stop.mjs'
import { welcome } from './welcome.mjs'

const began = performance.now()
try {
  const settings = readSettings()
  const prepared = await prepare(settings, 'production')
  Object.assign(process.env, prepared.env)
  const server = await serve(settings)
  whenAskedToStop(stopOnce(server, prepared))
  await welcome({ address: settings.publicUrl, seconds: secondsSince(began), prepared })
} catch (error) {
  exitWith(error)
}

/** A second Ctrl-C does not wait for anyone. */
function stopOnce(server, prepared) {
  return async () => {
    const asked = performance.now()
    whenAskedToStop(() => process.exit(1))
    say('正在停止,等待处理中的请求完成 …')
    await server.close()
    await prepared.stop()
    say(`已停止 … ${secondsSince(asked)}`)
    process.exit(0)
  }
}
