-- Two entries that are one organization: merging them moves every reference in one transaction, through the ledger, and
-- can be taken back. And what people said about names: this text means that organization, or does not.

CREATE TYPE "AliasSource" AS ENUM ('CONFIRMED', 'MERGED');
ALTER TABLE "OrganizationAlias" ADD COLUMN "source" "AliasSource", ADD COLUMN "confirmedById" UUID;

ALTER TABLE "Organization" ADD COLUMN "mergedIntoId" UUID;
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_mergedIntoId_fkey"
  FOREIGN KEY ("mergedIntoId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_merged_is_void"
  CHECK ("mergedIntoId" IS NULL OR ("voidedAt" IS NOT NULL AND "mergedIntoId" <> "id"));
CREATE INDEX "Organization_mergedIntoId_idx" ON "Organization" ("mergedIntoId");

CREATE TABLE "OrganizationMerge" (
  "id" UUID NOT NULL,
  "winnerId" UUID NOT NULL,
  "loserId" UUID NOT NULL,
  "winnerName" TEXT NOT NULL,
  "loserName" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "moved" JSONB NOT NULL,
  "undoneAt" TIMESTAMPTZ(3),
  "undoneById" UUID,
  "undoReason" TEXT,
  "kept" JSONB,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "OrganizationMerge_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "OrganizationMerge_two" CHECK ("winnerId" <> "loserId"),
  CONSTRAINT "OrganizationMerge_undone" CHECK (("undoneAt" IS NULL) = ("undoReason" IS NULL))
);
CREATE INDEX "OrganizationMerge_winnerId_idx" ON "OrganizationMerge" ("winnerId");
CREATE INDEX "OrganizationMerge_loserId_idx" ON "OrganizationMerge" ("loserId");
CREATE INDEX "OrganizationMerge_createdAt_idx" ON "OrganizationMerge" ("createdAt" DESC);

CREATE TABLE "NameRejection" (
  "id" UUID NOT NULL,
  "organizationId" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "normalized" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "NameRejection_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "NameRejection_organizationId_normalized_key" ON "NameRejection" ("organizationId", "normalized");
CREATE INDEX "NameRejection_normalized_idx" ON "NameRejection" ("normalized");

ALTER TABLE "OrganizationMerge" ADD CONSTRAINT "OrganizationMerge_winnerId_fkey"
  FOREIGN KEY ("winnerId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "OrganizationMerge" ADD CONSTRAINT "OrganizationMerge_loserId_fkey"
  FOREIGN KEY ("loserId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "NameRejection" ADD CONSTRAINT "NameRejection_organizationId_fkey"
  FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['OrganizationMerge', 'NameRejection'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))', t);
    EXECUTE format('GRANT SELECT ON %I TO luodi_app', t);
  END LOOP;
END $$;

-- Who belonged to the loser belongs to the winner; the old address still leads there.
DROP POLICY member_reads ON "Organization";
CREATE POLICY member_reads ON "Organization" FOR SELECT TO luodi_app
  USING ((SELECT app_is_member())
         AND ("id" = (SELECT app_organization_id()) OR "mergedIntoId" = (SELECT app_organization_id()) OR "kind" <> 'ENTERPRISE'));

-- A merge is made and taken back by the two functions below and by nothing else.
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON "OrganizationMerge" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "OrganizationMerge" FOR EACH ROW EXECUTE FUNCTION record_change('Organization', 'winnerId');

CREATE POLICY bureau_writes ON "NameRejection" FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()));
GRANT INSERT, UPDATE, DELETE ON "NameRejection" TO luodi_app;
CREATE TRIGGER keep_author BEFORE INSERT ON "NameRejection" FOR EACH ROW EXECUTE FUNCTION keep_author();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "NameRejection" FOR EACH ROW EXECUTE FUNCTION record_change('Organization', 'organizationId');

-- ---------------------------------------------------------------------------------------------------------
-- Where organizations are referred to: every foreign key to the register and every array of participants, as the
-- catalogue has them, so that a table added later is not forgotten. Names, merges and the pointer of earlier merges
-- have rules of their own.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION organization_references() RETURNS TABLE ("table" text, "column" text, "isArray" boolean)
LANGUAGE sql STABLE AS $$
  SELECT tab.relname::text, att.attname::text, false
    FROM pg_constraint con
    JOIN pg_class tab ON tab.oid = con.conrelid
    JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
   WHERE con.contype = 'f' AND cardinality(con.conkey) = 1 AND con.confrelid = '"Organization"'::regclass
     AND tab.relname NOT IN ('OrganizationAlias', 'OrganizationMerge', 'NameRejection')
  UNION ALL
  SELECT tab.relname::text, att.attname::text, true
    FROM pg_attribute att JOIN pg_class tab ON tab.oid = att.attrelid
   WHERE tab.relnamespace = 'public'::regnamespace AND tab.relkind IN ('r', 'p') AND att.atttypid = 'uuid[]'::regtype
     AND NOT att.attisdropped AND tab.relname <> 'Change'
   ORDER BY 1, 2
$$;

-- Everything that points to the loser points to the winner. Rows that name both keep one of them. The ledger records
-- each row under the merge's id. Answers with how many rows of each table moved.
CREATE FUNCTION move_organization_references(merge uuid, winner uuid, loser uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  step record;
  pair record;
  moved jsonb := '{}';
  rows int;
BEGIN
  IF NOT app_writes_all() THEN
    RAISE EXCEPTION 'only the bureau merges organizations' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM FROM "Organization" WHERE "id" IN (winner, loser) ORDER BY "id" FOR UPDATE;
  IF (SELECT count(*) FROM "Organization" WHERE "id" IN (winner, loser) AND "voidedAt" IS NULL) <> 2 THEN
    RAISE EXCEPTION 'two living organizations are needed' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM set_config('app.batch_id', merge::text, true);

  -- a share of an agreement that both have is the winner's whole share
  UPDATE "AgreementParty" AS mine SET "shareFen" = coalesce(mine."shareFen", 0) + theirs."shareFen"
    FROM "AgreementParty" AS theirs
   WHERE mine."agreementId" = theirs."agreementId" AND mine."organizationId" = winner AND theirs."organizationId" = loser
     AND theirs."shareFen" IS NOT NULL;
  -- where both stand beside the same record, once is enough
  FOR pair IN
    SELECT tab.relname AS t, att.attname AS own,
           (SELECT string_agg(format('other.%1$I IS NOT DISTINCT FROM doomed.%1$I', rest.attname), ' AND ')
              FROM pg_attribute rest
             WHERE rest.attrelid = tab.oid AND rest.attnum = ANY(idx.indkey) AND rest.attnum <> att.attnum) AS same
      FROM organization_references() AS ref
      JOIN pg_class tab ON tab.relname = ref."table" AND tab.relnamespace = 'public'::regnamespace
      JOIN pg_attribute att ON att.attrelid = tab.oid AND att.attname = ref."column"
      JOIN pg_index idx ON idx.indrelid = tab.oid AND idx.indisunique AND idx.indnatts > 1 AND att.attnum = ANY(idx.indkey)
     WHERE NOT ref."isArray"
  LOOP
    EXECUTE format('DELETE FROM %1$I AS doomed WHERE doomed.%2$I = $1
                     AND EXISTS (SELECT FROM %1$I AS other WHERE other.%2$I = $2 AND %3$s)', pair.t, pair.own, pair.same)
      USING loser, winner;
    GET DIAGNOSTICS rows = ROW_COUNT;
    IF rows > 0 THEN
      moved := moved || jsonb_build_object(pair.t, coalesce((moved ->> pair.t)::int, 0) + rows);
    END IF;
  END LOOP;

  -- nobody is above himself: what stood below the loser, or above it, stands where the loser stood
  FOR step IN SELECT unnest(ARRAY['parentId', 'groupId']) AS own LOOP
    EXECUTE format('UPDATE "Organization" AS mine SET %1$I = theirs.%1$I FROM "Organization" AS theirs
                     WHERE mine."id" = $1 AND theirs."id" = $2 AND mine.%1$I = $2', step.own) USING winner, loser;
  END LOOP;
  FOR step IN
    SELECT "table" AS t,
           string_agg(CASE WHEN "isArray"
             THEN format('%1$I = ARRAY(SELECT id FROM unnest(array_replace(%1$I, $1, $2)) WITH ORDINALITY AS list (id, at) GROUP BY id ORDER BY min(at))', "column")
             ELSE format('%1$I = CASE WHEN %1$I = $1 THEN $2 ELSE %1$I END', "column") END, ', ') AS changes,
           string_agg(CASE WHEN "isArray" THEN format('%I @> ARRAY[$1]', "column") ELSE format('%I = $1', "column") END, ' OR ') AS condition
      FROM organization_references() GROUP BY "table"
  LOOP
    EXECUTE format('UPDATE %I SET %s WHERE (%s) AND "id" <> $1', step.t, step.changes, step.condition) USING loser, winner;
    GET DIAGNOSTICS rows = ROW_COUNT;
    IF rows > 0 THEN
      moved := moved || jsonb_build_object(step.t, coalesce((moved ->> step.t)::int, 0) + rows);
    END IF;
  END LOOP;

  FOR step IN SELECT unnest(ARRAY['parentId', 'groupId']) AS own LOOP
    EXECUTE format('WITH RECURSIVE above AS (
        SELECT %1$I AS id FROM "Organization" WHERE "id" = $1
        UNION SELECT next.%1$I FROM above JOIN "Organization" AS next ON next."id" = above.id)
      SELECT count(*) FROM above WHERE id = $1', step.own) INTO rows USING winner;
    IF rows > 0 THEN
      RAISE EXCEPTION 'the organization would stand above itself' USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN moved;
END $$;

CREATE FUNCTION record_organization_merge(merge uuid, winner uuid, loser uuid, why text, moved jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app_writes_all() THEN
    RAISE EXCEPTION 'only the bureau merges organizations' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO "OrganizationMerge" ("id", "winnerId", "loserId", "winnerName", "loserName", "reason", "moved")
  SELECT merge, winner, loser, one."name", other."name", why, moved
    FROM "Organization" AS one, "Organization" AS other WHERE one."id" = winner AND other."id" = loser;
  PERFORM set_config('app.batch_id', '', true);
END $$;

-- ---------------------------------------------------------------------------------------------------------
-- 撤销合并: exactly the columns that the merge changed get their former values, where nobody has changed them since;
-- what people did to other columns stays. A record and its parties go back together or not at all. Answers with what
-- stays with the winner.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION undo_organization_merge(wanted uuid, why text) RETURNS TABLE ("subjectTable" text, "subjectId" uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  merge "OrganizationMerge";
  step record;
  present jsonb;
  changed text[];
  names text;
BEGIN
  IF NOT app_writes_all() THEN
    RAISE EXCEPTION 'only the bureau undoes a merge' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO merge FROM "OrganizationMerge" WHERE "id" = wanted FOR UPDATE;
  IF merge."id" IS NULL OR merge."undoneAt" IS NOT NULL
     OR EXISTS (SELECT FROM "Organization" WHERE "id" = merge."winnerId" AND "voidedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'this merge cannot be undone' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM FROM "Organization" WHERE "id" IN (merge."winnerId", merge."loserId") ORDER BY "id" FOR UPDATE;
  PERFORM set_config('app.batch_id', '', true);

  DROP TABLE IF EXISTS pg_temp.unmerge_plan;
  -- the net effect on each row; what belongs to an organization stands by itself
  CREATE TEMP TABLE unmerge_plan ON COMMIT DROP AS
    SELECT "tableName" AS t, "recordId" AS id, min("Change"."id") AS first,
           CASE WHEN "Change"."subjectTable" = 'Organization' THEN "tableName" ELSE "Change"."subjectTable" END AS unit_table,
           CASE WHEN "Change"."subjectTable" = 'Organization' THEN "recordId" ELSE "Change"."subjectId" END AS unit,
           (array_agg("before" ORDER BY "Change"."id"))[1] AS image,
           (array_agg("after" ORDER BY "Change"."id" DESC))[1] AS result,
           NULL::text[] AS columns, false AS stays
      FROM "Change" WHERE "batchId" = wanted AND "tableName" <> 'OrganizationMerge'
     GROUP BY 1, 2, 4, 5;

  FOR step IN SELECT * FROM pg_temp.unmerge_plan LOOP
    EXECUTE format('SELECT to_jsonb(whole) - ''searchGrams'' FROM %I AS whole WHERE "id" = $1', step.t) INTO present USING step.id;
    SELECT array_agg(key ORDER BY key) INTO changed
      FROM jsonb_each(coalesce(step.image, '{}'))
     WHERE step.result IS NOT NULL AND value IS DISTINCT FROM step.result -> key
       AND key NOT IN ('version', 'updatedAt', 'searchGrams');
    IF step.t = 'Organization' AND step.id = merge."winnerId" THEN
      -- each value that is still the loser's goes back
      SELECT array_agg(key) INTO changed FROM unnest(changed) AS key WHERE present -> key IS NOT DISTINCT FROM step.result -> key;
    END IF;
    UPDATE pg_temp.unmerge_plan AS plan SET columns = changed,
           stays = CASE
             WHEN step.t = 'Organization' AND step.id IN (merge."winnerId", merge."loserId") THEN false
             WHEN step.result IS NULL THEN present IS NOT NULL
             WHEN present IS NULL THEN step.image IS NOT NULL
             WHEN step.image IS NULL THEN (present - 'version' - 'updatedAt') <> (step.result - 'version' - 'updatedAt')
             ELSE EXISTS (SELECT FROM unnest(changed) AS key WHERE present -> key IS DISTINCT FROM step.result -> key) END
     WHERE plan.t = step.t AND plan.id = step.id;
  END LOOP;
  UPDATE pg_temp.unmerge_plan AS plan SET stays = true
   WHERE EXISTS (SELECT FROM pg_temp.unmerge_plan AS other
                  WHERE other.unit = plan.unit AND other.unit_table = plan.unit_table AND other.stays);

  -- names that came with the loser go first, then values; the winner before the loser, whose credit code it may hold
  FOR step IN
    SELECT * FROM pg_temp.unmerge_plan WHERE NOT stays
     ORDER BY (image IS NULL) DESC, (t = 'Organization' AND id = merge."winnerId") DESC, (result IS NULL), first
  LOOP
    IF step.image IS NULL THEN
      EXECUTE format('DELETE FROM %I WHERE "id" = $1', step.t) USING step.id;
    ELSIF step.result IS NULL THEN
      PERFORM set_config('app.restoring', 'on', true);
      EXECUTE format('INSERT INTO %1$I SELECT (jsonb_populate_record(NULL::%1$I, $1)).*', step.t) USING step.image;
      PERFORM set_config('app.restoring', '', true);
    ELSIF cardinality(step.columns) > 0 THEN
      SELECT string_agg(quote_ident(key), ', ') INTO names FROM unnest(step.columns) AS key;
      EXECUTE format('UPDATE %1$I AS target SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)) WHERE "id" = $2',
                     step.t, names) USING step.image, step.id;
    END IF;
  END LOOP;

  UPDATE "OrganizationMerge" SET "undoneAt" = app_now(), "undoneById" = app_user_id(), "undoReason" = why,
         "kept" = coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('table', unit_table, 'id', unit))
                              FROM pg_temp.unmerge_plan WHERE stays), '[]')
   WHERE "id" = wanted;
  RETURN QUERY SELECT DISTINCT plan.unit_table, plan.unit FROM pg_temp.unmerge_plan AS plan WHERE plan.stays ORDER BY 1, 2;
END $$;

REVOKE EXECUTE ON FUNCTION move_organization_references(uuid, uuid, uuid),
  record_organization_merge(uuid, uuid, uuid, text, jsonb), undo_organization_merge(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_organization_references(uuid, uuid, uuid),
  record_organization_merge(uuid, uuid, uuid, text, jsonb), undo_organization_merge(uuid, text) TO luodi_app;

-- How many rows refer to an organization, for the page on which somebody decides; users included, whom the bureau's
-- clerks may not change but of whom they must know.
CREATE FUNCTION organization_reference_counts(wanted uuid) RETURNS TABLE ("table" text, "rows" int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  step record;
BEGIN
  IF NOT app_writes_all() THEN
    RETURN;
  END IF;
  FOR step IN
    SELECT ref."table" AS t,
           string_agg(CASE WHEN ref."isArray" THEN format('%I @> ARRAY[$1]', ref."column") ELSE format('%I = $1', ref."column") END, ' OR ') AS condition
      FROM organization_references() AS ref GROUP BY ref."table"
  LOOP
    RETURN QUERY EXECUTE format('SELECT %L::text, count(*)::int FROM %I WHERE %s HAVING count(*) > 0', step.t, step.t, step.condition) USING wanted;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION organization_reference_counts(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organization_reference_counts(uuid) TO luodi_app;
