/**
 * `npm run bench [-- --agreements N] [--only list,deep] [--json FILE] [--explain]`: how fast the portal answers with a large register.
 *
 * The production build serves in a process of its own on a loopback port; this process asks like one browser, one
 * request after the other, then like sixteen at once. Beside each answer stands the bare SQL of the same result, as the
 * portal's role with the actor set, in the same run. Counts and times are bounded.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { exitWith, OperatorError, say, step } from '../console.mjs'
import { readSettings } from '../env.mjs'
import { dashboardFigures } from './dashboard-sql.mjs'
import { openLarge } from './large-database.mjs'
import { machine } from './machine.mjs'
import { startPortal } from './portal.mjs'
import { printResults } from './print.mjs'
import { sample } from './sample.mjs'
import { scenarios } from './scenarios.mjs'
import { signIn } from './sign-in.mjs'
import { bareSql } from './sql.mjs'

function options() {
  const { values } = parseArgs({
    options: {
      agreements: { type: 'string', default: '100000' },
      only: { type: 'string' },
      json: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  })
  const agreements = Number(values.agreements)
  if (!Number.isInteger(agreements) || agreements < 1000 || agreements > 5_000_000) {
    throw new OperatorError(`--agreements 应为 1000 到 5000000 的整数,现为“${values.agreements}”`)
  }
  return { ...values, agreements }
}

async function bench({ agreements, only, json, explain }) {
  const database = await openLarge(readSettings().dataDir, agreements)
  const owner = new pg.Client({ connectionString: database.url, application_name: 'luodi-bench' })
  owner.on('error', () => {}) // the query under way rejects; without a listener Node would end here
  const opened = []
  try {
    await owner.connect()
    const secret = crypto.randomBytes(32).toString('base64url')
    const portal = await startPortal({ databaseUrl: database.url, dataDir: database.dataDir, secret })
    opened.push(portal)
    const people = await signIn(owner, secret)
    const sql = await bareSql(database.url, explain)
    opened.push(sql)
    const world = await sample(owner)
    const dashboard = await dashboardFigures(database.url, secret, people)
    say(`驾驶舱指标首次读入 ${dashboard.first.toFixed(0)} ms`)

    const began = machine(world)
    const results = []
    const subject = { portal, people, sql, world, dashboard, databaseUrl: database.url, secret }
    const wanted = only?.split(',')
    for (const scenario of scenarios(subject)) {
      if (wanted && !wanted.includes(scenario.name)) continue
      const result = await step(`测量 ${scenario.name}`, scenario.measure)
      say(`  p50 ${result.p50} ms,p95 ${result.p95} ms,SQL p50 ${result.sqlP50} ms`)
      results.push(result)
    }
    const report = {
      machine: { ...began, loadAfter: machine(world).load },
      rows: world.tables.Agreement,
      tables: world.tables,
      results,
    }
    printResults(report)
    if (json) {
      fs.writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
      say(`结果已写入 ${json}`)
    }
  } finally {
    for (const part of opened.toReversed()) await part.stop()
    await owner.end().catch(() => {})
    await database.stop()
  }
}

try {
  await bench(options())
  process.exit(0)
} catch (error) {
  exitWith(error)
}
