/** Fills a migrated database with a large register, in one transaction: `tsx scripts/demo/large.ts AGREEMENTS`. */
import pg from 'pg'
import * as z from 'zod'
import { hashPassword } from '@/lib/auth/password'
import { todayInShanghai } from '@/lib/dates'
import { say, secondsSince } from '../console.mjs'
import { withoutIndexes } from './indexes'
import {
  fillingSteps,
  type LedgerColumns,
  ledgerColumnsSql,
  ledgerSteps,
  organizationsSql,
  prepareSql,
} from './large-sql'
import { organizationRows, titleRows } from './large-words'
import { DEMONSTRATION_PASSWORD } from './people'

const agreements = z.coerce.number().int().positive().parse(process.argv[2])
const url = z.string('DATABASE_URL is missing').parse(process.env.DATABASE_URL)
const today = todayInShanghai(new Date())

const BUSINESS_TABLES = [
  ...[
    'Organization',
    'EventSeries',
    'Event',
    'Agreement',
    'AgreementParty',
    'Project',
    'ProjectParty',
    'Milestone',
    'ProgressReport',
  ],
  ...['TechnologyContract', 'Patent', 'PatentHolder', 'Intention', 'Achievement', 'AchievementOwner'],
]

/** Who measures: one account per role. */
const accounts = [
  { account: 'bench-clerk', role: 'BUREAU_STAFF' },
  { account: 'bench-reviewer', role: 'BUREAU_REVIEWER' },
  { account: 'bench-leader', role: 'LEADER' },
  { account: 'bench-enterprise', role: 'ENTERPRISE_USER' },
]

const client = new pg.Client({ connectionString: url, application_name: 'luodi-large' })
client.on('error', () => {}) // the query under way rejects; without a listener Node would end here
await client.connect()
try {
  await client.query('BEGIN')
  await withoutIndexes(
    client,
    async () => {
      for (const table of BUSINESS_TABLES) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
      await timed('单位与词汇', prepareWords)
      await timed('账号', addAccounts)
      for (const { name, sql } of fillingSteps) await timed(name, () => client.query(sql))
      for (const { name, sql } of ledgerSteps(await ledgerColumns()))
        await timed(name, () => client.query(sql))
      for (const table of BUSINESS_TABLES) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
    },
    (build) => timed('索引', build),
  )
  await client.query('COMMIT')
  await timed('统计信息', () => client.query('VACUUM ANALYZE'))
  await report()
} finally {
  await client.end()
}

async function timed(name: string, work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  say(`  ${name} … ${secondsSince(began)}`)
}

/** Names and titles with their pinyin are made here; everything that is many is made of them in the database. */
async function prepareWords() {
  await client.query(`SELECT setseed(0.42)`)
  await client.query(prepareSql)
  await client.query(
    `INSERT INTO large_organization SELECT * FROM jsonb_populate_recordset(NULL::large_organization, $1)`,
    [JSON.stringify(organizationRows(Math.ceil(agreements / 50), Math.ceil(agreements / 200)))],
  )
  await client.query(
    `INSERT INTO large_title SELECT * FROM jsonb_populate_recordset(NULL::large_title, $1)`,
    [JSON.stringify(titleRows())],
  )
  await client.query(
    `INSERT INTO large_scale (agreements, firms, partners, titles, "rareTitles", today)
     SELECT $1, (SELECT count(*) FROM large_organization WHERE "isFirm"),
            (SELECT count(*) FROM large_organization WHERE NOT "isFirm"),
            (SELECT count(*) FROM large_title WHERE NOT "isRare"), (SELECT count(*) FROM large_title WHERE "isRare"), $2`,
    [agreements, today],
  )
  await client.query(organizationsSql)
}

async function ledgerColumns(): Promise<LedgerColumns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(ledgerColumnsSql)
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

async function addAccounts() {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  await client.query(
    `WITH people AS (
       INSERT INTO "User" (id, account, name, role, "organizationId", "mustChangePassword", "isDemonstration")
       SELECT gen_random_uuid(), account, '示例' || account, role::"Role",
              CASE WHEN role = 'ENTERPRISE_USER' THEN (SELECT id FROM large_organization WHERE "isFirm" AND n <= 10 ORDER BY n DESC LIMIT 1) END,
              false, true
         FROM jsonb_to_recordset($1) AS wanted (account text, role text)
       ON CONFLICT (account) DO NOTHING RETURNING id)
     INSERT INTO "Credential" ("userId", "passwordHash") SELECT id, $2 FROM people`,
    [JSON.stringify(accounts), passwordHash],
  )
  await client.query(`
    UPDATE large_scale SET clerk = (SELECT id FROM "User" WHERE account = 'bench-clerk'),
                           reviewer = (SELECT id FROM "User" WHERE account = 'bench-reviewer')`)
}

async function report() {
  for (const table of [
    'Agreement',
    'AgreementParty',
    'Project',
    'TechnologyContract',
    'Patent',
    'Organization',
    'Change',
  ]) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}"`)
    say(`  ${table} ${rows[0]?.n}`)
  }
  say(`  账号 ${accounts.map(({ account }) => account).join('、')},密码 ${DEMONSTRATION_PASSWORD}`)
}
