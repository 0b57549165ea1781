/** The dashboard's figures are counted in memory from facts: the portal itself tells what its statements cost. */
import { OperatorError } from '../console.mjs'
import { ROOT, run } from '../process.mjs'
import { percentile } from './measure.mjs'

const ROUNDS = 20

/**
 * @param {string} databaseUrl @param {string} secret @param {Record<'leader' | 'clerk', { userId: string }>} people
 * @returns {Promise<{ statements: import('./statements.mjs').Statement[], ownSqlP50: Record<'unchanged' | 'changed', number>, first: number }>}
 */
export async function dashboardFigures(databaseUrl, secret, { leader, clerk }) {
  // react-server: the modules of lib refuse to be loaded anywhere but on a server.
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/dashboard-figures.ts']
  const env = { ...process.env, DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret, DATABASE_POOL: '2' }
  const { code, output } = await run(
    process.execPath,
    [...args, leader.userId, clerk.userId, String(ROUNDS)],
    {
      cwd: ROOT,
      env,
    },
  )
  if (code !== 0) throw new OperatorError(`驾驶舱的指标未能测量:\n${output.trimEnd()}`)
  const { statements, first, unchanged, changed } = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
  const p50 = (times) =>
    percentile(
      times.map(({ sqlMs }) => sqlMs),
      0.5,
    )
  return {
    statements,
    ownSqlP50: { unchanged: p50(unchanged), changed: p50(changed) },
    first: first.ms,
  }
}
