import pg from 'pg'
import type { Step, Value } from './history'
import { withoutIndexes } from './indexes'

const ROWS_PER_MESSAGE = 2_000

/**
 * Writes the steps in their order inside the caller's transaction, each under its own clock and author, so that the
 * triggers keep the ledger exactly as they would have. The loop runs in the database: one round trip, not one per row.
 */
export async function replay(client: pg.Client, steps: Step[]): Promise<void> {
  const branches = branchesOf(steps)
  await client.query(`
    CREATE TEMPORARY TABLE demo_step (
      seq int PRIMARY KEY, at text, "userId" text, role text, action text, reason text, request text,
      branch int, id uuid, image jsonb
    ) ON COMMIT DROP`)
  for (let from = 0; from < steps.length; from += ROWS_PER_MESSAGE) {
    const rows = steps.slice(from, from + ROWS_PER_MESSAGE).map(({ image, ...step }) => ({
      ...step,
      branch: branches.get(kindOf({ ...step, image }))?.number,
      image: Object.fromEntries(Object.entries(image).map(([column, value]) => [column, asText(value)])),
    }))
    await client.query(
      `INSERT INTO demo_step SELECT * FROM jsonb_to_recordset($1) AS step
         (seq int, at text, "userId" text, role text, action text, reason text, request text,
          branch int, id uuid, image jsonb)`,
      [JSON.stringify(rows)],
    )
  }
  const types = await columnTypes(client)
  // Each statement is planned once, while its table is still small: keep it from reading whole tables for ever.
  await client.query('SET LOCAL enable_seqscan = off')
  await withoutIndexes(client, () =>
    withoutGrams(client, () => client.query(loopOver([...branches.values()], types))),
  )
}

/** The grams are no part of the ledger: worked out once per record at the end, they do not travel with every change. */
async function withoutGrams(client: pg.Client, work: () => Promise<unknown>) {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'keep_grams'`,
  )
  for (const { name } of rows) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER keep_grams`)
  await work()
  for (const { name } of rows) {
    await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    await client.query(`UPDATE ${name} SET "searchGrams" = grams("searchText")`)
    await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  }
}

/** Writes of one kind set the same columns of the same table. */
type Branch = { number: number; op: Step['op']; table: string; columns: string[]; uses: number }

function kindOf({ op, table, image }: Pick<Step, 'op' | 'table' | 'image'>): string {
  return `${op} ${table} ${Object.keys(image).sort().join(' ')}`
}

/** Most used first, because they are tried in this order. */
function branchesOf(steps: Step[]): Map<string, Branch> {
  const branches = new Map<string, Branch>()
  for (const step of steps) {
    const kind = kindOf(step)
    const branch = branches.get(kind)
    if (branch) branch.uses += 1
    else {
      branches.set(kind, {
        number: 0,
        op: step.op,
        table: step.table,
        columns: Object.keys(step.image),
        uses: 1,
      })
    }
  }
  const ranked = [...branches].sort(([, a], [, b]) => b.uses - a.uses)
  ranked.forEach(([, branch], index) => {
    branch.number = index + 1
  })
  return new Map(ranked)
}

async function columnTypes(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ column: string; type: string }>(`
    SELECT relname || '.' || attname AS "column", format_type(atttypid, atttypmod) AS type
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped`)
  return new Map(rows.map(({ column, type }) => [column, type]))
}

/** One statement per kind of write, so that the database plans each of them once. */
function loopOver(branches: Branch[], types: Map<string, string>): string {
  const cases = branches.map(({ number, op, table, columns }) => {
    const value = (column: string) => {
      const type = types.get(`${table}.${column}`)
      if (!type) throw new Error(`${table} has no column ${column}`)
      return `(step.image ->> ${pg.escapeLiteral(column)})::${type}`
    }
    const name = (column: string) => pg.escapeIdentifier(column)
    const write =
      op === 'insert'
        ? `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) VALUES (${columns.map(value).join(', ')})`
        : `UPDATE ${name(table)} SET ${columns.map((column) => `${name(column)} = ${value(column)}`).join(', ')} WHERE id = step.id`
    return `WHEN ${number} THEN ${write};`
  })
  return `
    DO $demo$
    DECLARE
      step record;
      request text := '';
    BEGIN
      FOR step IN SELECT * FROM demo_step ORDER BY seq LOOP
        IF step.request <> request THEN
          request := step.request;
          PERFORM set_config('app.clock', step.at, true), set_config('app.user_id', step."userId", true),
                  set_config('app.role', step.role, true), set_config('app.action', step.action, true),
                  set_config('app.reason', step.reason, true), set_config('app.request_id', request, true);
        END IF;
        CASE step.branch
          ${cases.join('\n          ')}
        END CASE;
      END LOOP;
    END $demo$`
}

/** Arrays travel as PostgreSQL writes them; everything else as its own text. */
function asText(value: Value): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value
  return `{${value.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
}
