import 'server-only'

import { Prisma } from '@/lib/generated/prisma/client'

/** Which database, as long as its server runs: numbers of transactions mean nothing in another one. */
export const serverIdentity = Prisma.sql`pg_postmaster_start_time()::text || ' ' || '"Change"'::regclass::oid`

/**
 * Pieces of SQL that compare the snapshot of this transaction with one kept earlier (lib/ledger/unchanged.ts says why
 * this is exact).
 *
 * What makes a transaction unfit for kept values, asked of the database together with everything else:
 * - it sees its own uncommitted rows (it has a number), or its snapshot moves (READ COMMITTED): commands, most tests;
 * - its actor does not read all rows: a kept value must never cross from one organization to another;
 * - the server is a standby: there `pg_current_snapshot()` does not list who is running.
 */
export const snapshotColumns = Prisma.sql`
  pg_current_snapshot()::text AS snapshot, ${serverIdentity} AS database,
  current_setting('transaction_isolation') IN ('repeatable read', 'serializable')
    AND pg_current_xact_id_if_assigned() IS NULL AND app_reads_all() AND NOT pg_is_in_recovery() AS fit`

/** Whether this snapshot sees everything that the kept one saw: it is not the older of the two. */
export function seesAllOf(kept: string): Prisma.Sql {
  return Prisma.sql`
    pg_snapshot_xmax(${kept}::text::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
    AND NOT EXISTS (SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS running (txid)
                     WHERE pg_visible_in_snapshot(running.txid, ${kept}::text::pg_snapshot))`
}

/** Condition on `change`: it is one to these tables, and the kept snapshot did not see it. */
export function unseenBy(kept: string, tables: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    change."txid" >= ${xminOf(kept)}::bigint AND change."tableName" = ANY(${[...tables]}::text[])
    AND NOT pg_visible_in_snapshot(change."txid"::text::xid8, ${kept}::text::pg_snapshot)`
}

/** A snapshot is written xmin:xmax:running,…: what is below xmin had ended, what is from xmax on had not begun. */
const xminOf = (snapshot: string) => snapshot.split(':')[0] ?? '0'
export const xmaxOf = (snapshot: string) => BigInt(snapshot.split(':')[1] ?? '0')
