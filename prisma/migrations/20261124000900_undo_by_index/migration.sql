-- The same function; what was touched since is asked in two ways that each have an index, not in one that has none.
-- Takes back what a batch did within 72 hours and answers with what it left: records that somebody touched since, and
-- records that others stand on by now. A record and the rows that belong to it are taken back together or not at all.
CREATE OR REPLACE FUNCTION undo_import(wanted uuid) RETURNS TABLE ("subjectTable" text, "subjectId" uuid, "why" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  batch "ImportBatch";
  step record;
  spread int;
BEGIN
  IF NOT app_writes_all() THEN
    RAISE EXCEPTION 'only the bureau undoes an import' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO batch FROM "ImportBatch" WHERE "id" = wanted FOR UPDATE;
  IF batch."status" IS DISTINCT FROM 'COMMITTED' OR batch."committedAt" < now() - interval '72 hours' THEN
    RAISE EXCEPTION 'this batch cannot be undone' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;

  DROP TABLE IF EXISTS pg_temp.undo_plan;
  -- the net effect on each row; a report of a month stands by itself, other parts belong to their record
  CREATE TEMP TABLE undo_plan ON COMMIT DROP AS
    SELECT "tableName" AS t, "recordId" AS id,
           CASE WHEN "tableName" = 'ProgressReport' THEN "tableName" ELSE "Change"."subjectTable" END AS unit_table,
           CASE WHEN "tableName" = 'ProgressReport' THEN "recordId" ELSE "Change"."subjectId" END AS unit,
           min("Change"."id") AS first,
           (array_agg("before" ORDER BY "Change"."id"))[1] AS image,
           (array_agg("op" ORDER BY "Change"."id" DESC))[1] <> 'DELETE' AS stands,
           NULL::text AS why
      FROM "Change" WHERE "batchId" = wanted
     GROUP BY 1, 2, 3, 4;
  CREATE INDEX ON pg_temp.undo_plan (t, id);
  CREATE INDEX ON pg_temp.undo_plan (unit);
  ANALYZE pg_temp.undo_plan;

  UPDATE pg_temp.undo_plan AS plan SET why = 'TOUCHED'
   WHERE plan.unit_table <> 'ProgressReport'
     AND EXISTS (SELECT FROM "Change" AS later
                  WHERE later."subjectId" = plan.unit AND later."id" > plan.first
                    AND later."tableName" <> 'ProgressReport' AND later."batchId" IS DISTINCT FROM wanted);
  UPDATE pg_temp.undo_plan AS plan SET why = 'TOUCHED'
   WHERE plan.unit_table = 'ProgressReport'
     AND EXISTS (SELECT FROM "Change" AS later
                  WHERE later."tableName" = 'ProgressReport' AND later."recordId" = plan.unit
                    AND later."id" > plan.first AND later."batchId" IS DISTINCT FROM wanted);

  LOOP
    UPDATE pg_temp.undo_plan AS plan SET why = kept.why
      FROM (SELECT DISTINCT ON (unit) unit, undo_plan.why FROM pg_temp.undo_plan WHERE undo_plan.why IS NOT NULL) AS kept
     WHERE plan.unit = kept.unit AND plan.why IS NULL;
    GET DIAGNOSTICS spread = ROW_COUNT;
    FOR step IN
      SELECT con.conrelid::regclass AS referring, att.attname AS column_name, ref.relname AS referred
        FROM pg_constraint con
        JOIN pg_class ref ON ref.oid = con.confrelid
        JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
       WHERE con.contype = 'f' AND cardinality(con.conkey) = 1
         AND ref.relname IN (SELECT DISTINCT t FROM pg_temp.undo_plan WHERE image IS NULL AND stands AND undo_plan.why IS NULL)
    LOOP
      EXECUTE format(
        $q$UPDATE pg_temp.undo_plan AS plan SET why = 'REFERRED'
            WHERE plan.t = %L AND plan.image IS NULL AND plan.stands AND plan.why IS NULL
              AND EXISTS (SELECT FROM %s AS referring
                           WHERE referring.%I = plan.id
                             AND NOT EXISTS (SELECT FROM pg_temp.undo_plan AS other
                                              WHERE other.t = %L AND other.id = referring.id AND other.why IS NULL))$q$,
        step.referred, step.referring, step.column_name, trim(both '"' from step.referring::text));
      IF FOUND THEN
        spread := spread + 1;
      END IF;
    END LOOP;
    EXIT WHEN spread = 0;
  END LOOP;

  PERFORM set_config('app.restoring', 'on', true), set_config('app.batch_id', '', true);
  FOR step IN
    SELECT t, (SELECT string_agg(quote_ident(column_name), ', ')
                 FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = t AND column_name NOT IN ('id', 'searchGrams')) AS names
      FROM pg_temp.undo_plan WHERE image IS NOT NULL AND stands AND undo_plan.why IS NULL GROUP BY t
  LOOP
    EXECUTE format(
      $q$UPDATE %1$I AS target SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(target, plan.image))
           FROM pg_temp.undo_plan AS plan
          WHERE plan.t = %1$L AND plan.id = target.id AND plan.image IS NOT NULL AND plan.stands AND plan.why IS NULL$q$,
      step.t, step.names);
  END LOOP;
  -- what was made last goes first: nothing that stands on it is left
  FOR step IN
    SELECT t FROM pg_temp.undo_plan WHERE image IS NULL AND stands AND undo_plan.why IS NULL GROUP BY t ORDER BY min(first) DESC
  LOOP
    EXECUTE format(
      $q$DELETE FROM %1$I AS target USING pg_temp.undo_plan AS plan
          WHERE plan.t = %1$L AND plan.id = target.id AND plan.image IS NULL AND plan.stands AND plan.why IS NULL$q$, step.t);
  END LOOP;
  FOR step IN
    SELECT t FROM pg_temp.undo_plan WHERE image IS NOT NULL AND NOT stands AND undo_plan.why IS NULL GROUP BY t ORDER BY min(first)
  LOOP
    EXECUTE format(
      $q$INSERT INTO %1$I SELECT (jsonb_populate_record(NULL::%1$I, plan.image)).* FROM pg_temp.undo_plan AS plan
          WHERE plan.t = %1$L AND plan.image IS NOT NULL AND NOT plan.stands AND plan.why IS NULL$q$, step.t);
  END LOOP;
  PERFORM set_config('app.restoring', '', true);

  RETURN QUERY SELECT DISTINCT plan.unit_table, plan.unit, plan.why FROM pg_temp.undo_plan AS plan
                WHERE plan.why IS NOT NULL ORDER BY 1, 2;
END $$;
