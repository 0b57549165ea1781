-- Whether what was computed in an earlier snapshot still holds in this one (lib/ledger/unchanged.ts says why this is exact).
-- Tells yes or no and nothing of the changes, so it may be asked without an actor and without a transaction around it.
CREATE FUNCTION unchanged_since(kept pg_snapshot, tables text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 AS $$
  SELECT NOT pg_is_in_recovery()
     AND pg_snapshot_xmax(kept) <= pg_snapshot_xmax(pg_current_snapshot())
     AND NOT EXISTS (SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS running (txid)
                      WHERE pg_visible_in_snapshot(running.txid, kept))
     AND (SELECT change."txid" FROM "Change" AS change
           WHERE change."txid" >= pg_snapshot_xmin(kept)::text::bigint AND change."tableName" = ANY(tables)
             AND NOT pg_visible_in_snapshot(change."txid"::text::xid8, kept)
           ORDER BY change."txid" DESC LIMIT 1) IS NULL
$$;
REVOKE EXECUTE ON FUNCTION unchanged_since(pg_snapshot, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unchanged_since(pg_snapshot, text[]) TO luodi_app;
