/** Ten thousand agreements from one file: until the preview stands, and until they are in the register. */
import { OperatorError } from '../console.mjs'
import { ROOT, run } from '../process.mjs'

const ROWS = 10_000

/** @param {{ databaseUrl: string, secret: string, clerk: { userId: string } }} given */
export function importScenarios({ databaseUrl, secret, clerk }) {
  let measured
  const once = () => {
    measured ??= importRegister(databaseUrl, secret, clerk)
    return measured
  }
  const scenario = (name, what) => ({
    name,
    async measure() {
      const figures = await once()
      const { ms, heldUpMs } = figures[what]
      return {
        name,
        p50: Number(ms.toFixed(2)),
        p95: Number(ms.toFixed(2)),
        perSecond: null,
        sqlP50: Number(figures.copy.toFixed(2)),
        sqlShows: `同样 ${ROWS} 行的 COPY;其间事件循环延迟 p95 ${heldUpMs.toFixed(0)} ms;撤销 ${figures.undo.ms.toFixed(0)} ms`,
        rowsPerSecond: Math.round(ROWS / (ms / 1000)),
      }
    },
  })
  return [scenario('import', 'preview'), scenario('import-commit', 'commit')]
}

async function importRegister(databaseUrl, secret, clerk) {
  // react-server: the modules of lib refuse to be loaded anywhere but on a server.
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/import-register.ts']
  const env = { ...process.env, DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret, DATABASE_POOL: '4' }
  const { code, output } = await run(process.execPath, [...args, clerk.userId, String(ROWS)], {
    cwd: ROOT,
    env,
  })
  if (code !== 0) throw new OperatorError(`导入未能测量:\n${output.trimEnd()}`)
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}
