/** The large register, in an embedded cluster of its own that is kept between runs. */
import path from 'node:path'
import pg from 'pg'
import { OperatorError, step } from '../console.mjs'
import { openEmbedded } from '../embedded-pg.mjs'
import { ROOT, run } from '../process.mjs'

/**
 * Made when missing, which takes minutes; brought up to date otherwise. Served with the settings `npm start` uses.
 * @param {string} portalDataDir
 * @param {number} agreements
 */
export async function openLarge(portalDataDir, agreements) {
  const dataDir = path.join(portalDataDir, 'large') // where `npm run demo:large` puts it
  await step(`准备 ${agreements} 份协议的大数据集(${dataDir})`, async () => {
    const { code } = await run(
      process.execPath,
      [path.join(ROOT, 'scripts/demo/large.mjs'), '--agreements', String(agreements)],
      { show: true, env: { ...process.env, DATA_DIR: portalDataDir } },
    )
    if (code !== 0) throw new OperatorError('大数据集未能生成,原因见上方输出')
  })
  const database = await openEmbedded({ dataDir })
  try {
    await requireSize(database.url, agreements, dataDir)
    return { ...database, dataDir }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** Every run adds the agreements it measures the creation of, so a few more than asked for are as good. */
async function requireSize(url, agreements, dataDir) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM "Agreement"')
    const { count } = rows[0]
    if (count < agreements || count > agreements * 1.2) {
      throw new OperatorError(
        `${dataDir} 中现有 ${count} 份协议,与 --agreements ${agreements} 不符;请删除该目录后重试,或用 DATA_DIR 指定其他目录`,
      )
    }
  } finally {
    await client.end()
  }
}
