/** The dashboard's statement is long and built of the definitions of the figures: the portal itself tells it. */
import { OperatorError } from '../console.mjs'
import { ROOT, run } from '../process.mjs'

/**
 * @param {string} databaseUrl @param {string} secret @param {{ userId: string }} leader
 * @returns {Promise<import('./statements.mjs').Statement>}
 */
export async function dashboardStatement(databaseUrl, secret, leader) {
  // react-server: the modules of lib refuse to be loaded anywhere but on a server.
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'scripts/bench/dashboard-query.ts',
    leader.userId,
  ]
  const env = { ...process.env, DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret, DATABASE_POOL: '2' }
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, env })
  if (code !== 0) throw new OperatorError(`驾驶舱的查询语句未能取得:\n${output.trimEnd()}`)
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}
