-- What was known at an instant is found from what changed since: by the index alone, without reading the images.
DROP INDEX "Change_at_idx";
CREATE INDEX "Change_since_idx" ON "Change" ("at", "tableName", "recordId", "subjectTable", "subjectId", "op");

-- Records there were before the instant, that were changed since or to which a row was added or taken away since. Only
-- for those who read everything: the policies of the ledger ask for its participants, which are not in the index.
CREATE FUNCTION changed_since(instant timestamptz, tables text[]) RETURNS TABLE (subject text, ids uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 AS $$
  SELECT changed."subjectTable", array_agg(changed."subjectId")
    FROM (SELECT "subjectTable", "subjectId" FROM "Change"
           WHERE "at" >= instant AND "tableName" = ANY(tables) AND app_reads_all()
           GROUP BY 1, 2
          HAVING NOT bool_or("op" = 'INSERT' AND "recordId" = "subjectId")) AS changed
   GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION changed_since(timestamptz, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION changed_since(timestamptz, text[]) TO luodi_app;
