-- Nothing comes to stand on an entry that has been merged into another. Whoever writes a reference holds the organization's row
-- by its foreign key (FOR KEY SHARE), and a merge takes it FOR UPDATE: a reference written before the merge is moved by
-- it, and one that waited for the merge to end is seen here, after its foreign key has been checked. Asked once per statement.
CREATE FUNCTION refuse_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  merged uuid;
BEGIN
  -- references go back to the loser before it is an organization again
  IF current_setting('app.action', true) = 'organization.unmerge' THEN
    RETURN NULL;
  END IF;
  -- what stood there before the change is not asked again
  EXECUTE format('SELECT named."organization" FROM (SELECT made."id" AS "row", unnest(ARRAY[%s]) AS "organization" FROM made) AS named
                    JOIN "Organization" AS held ON held."id" = named."organization" WHERE held."mergedIntoId" IS NOT NULL %s LIMIT 1',
                 (SELECT string_agg(format('made.%I', own), ', ') FROM unnest(TG_ARGV) AS own),
                 CASE TG_OP WHEN 'UPDATE' THEN format('AND NOT EXISTS (SELECT FROM former WHERE former."id" = named."row" AND named."organization" IN (%s))',
                   (SELECT string_agg(format('former.%I', own), ', ') FROM unnest(TG_ARGV) AS own)) END)
    INTO merged;
  IF merged IS NOT NULL THEN
    RAISE EXCEPTION 'the row names an organization that was merged into another' USING ERRCODE = 'LD001', DETAIL = merged::text;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION refuse_merged() FROM PUBLIC;

DO $$
DECLARE
  referring record;
BEGIN
  FOR referring IN
    SELECT "table" AS t, string_agg(quote_literal("column"), ', ' ORDER BY "column") AS own
      FROM organization_references()
     WHERE NOT "isArray" AND ("table", "column") <> ('Organization', 'mergedIntoId') GROUP BY 1
    UNION ALL SELECT 'OrganizationAlias', quote_literal('organizationId')
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_merged_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged(%s)',
                   referring.t, referring.own);
    EXECUTE format('CREATE TRIGGER refuse_merged_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS former NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged(%s)',
                   referring.t, referring.own);
  END LOOP;
END $$;
