-- Files on their way into the register: the batch, its bytes, its rows, the organizations it names, what was learned
-- about the shape of such files, and how far a commit has come. Working data of the bureau, not business records: what a
-- batch changes in the register is in the ledger under its "batchId".

CREATE TYPE "ImportStatus" AS ENUM ('UPLOADED', 'FAILED', 'RECOGNIZED', 'CHECKED', 'COMMITTING', 'COMMITTED', 'UNDONE', 'DISCARDED');

CREATE TABLE "ImportBatch" (
  "id" UUID NOT NULL,
  "type" TEXT,
  "fileName" TEXT NOT NULL,
  "fileSize" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  "status" "ImportStatus" NOT NULL DEFAULT 'UPLOADED',
  "failure" TEXT,
  "plan" JSONB,
  "counts" JSONB,
  "checkedAt" TIMESTAMPTZ(3),
  "committedAt" TIMESTAMPTZ(3),
  "committedById" UUID,
  "reviewedAt" TIMESTAMPTZ(3),
  "reviewedById" UUID,
  "undoneAt" TIMESTAMPTZ(3),
  "undoneById" UUID,
  "kept" JSONB,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ImportBatch_four_eyes" CHECK ("reviewedById" <> "committedById")
);
CREATE INDEX "ImportBatch_createdAt_idx" ON "ImportBatch" ("createdAt" DESC);
CREATE INDEX "ImportBatch_sha256_idx" ON "ImportBatch" ("sha256");

CREATE TABLE "ImportFile" (
  "batchId" UUID NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("batchId")
);
-- Sheets are compressed already (or end up in a backup that is): spare the effort.
ALTER TABLE "ImportFile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "ImportRow" (
  "batchId" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "sheet" INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  "cells" JSONB NOT NULL,
  "edits" JSONB NOT NULL DEFAULT '{}',
  "state" TEXT,
  "decision" TEXT,
  "keys" TEXT[],
  "values" JSONB,
  "problems" JSONB,
  "diff" JSONB,
  "recordId" UUID,
  "recordVersion" INTEGER,
  CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("batchId", "position"),
  CONSTRAINT "ImportRow_state" CHECK ("state" IN ('NEW', 'CHANGED', 'SAME', 'CONFLICT', 'PROBLEM', 'LEFT_OUT')),
  CONSTRAINT "ImportRow_decision" CHECK ("decision" IN ('CREATE', 'UPDATE', 'LEAVE_OUT'))
);
CREATE INDEX "ImportRow_recordId_idx" ON "ImportRow" ("recordId");

CREATE TABLE "ImportOrganization" (
  "batchId" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "organizationId" UUID,
  "candidates" JSONB,
  "fields" JSONB,
  "decidedById" UUID,
  CONSTRAINT "ImportOrganization_pkey" PRIMARY KEY ("batchId", "key"),
  CONSTRAINT "ImportOrganization_state" CHECK ("state" IN ('FOUND', 'NEW', 'UNDECIDED')),
  CONSTRAINT "ImportOrganization_meant" CHECK (("state" = 'UNDECIDED') = ("organizationId" IS NULL))
);

CREATE TABLE "ImportShape" (
  "fingerprint" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "plan" JSONB NOT NULL,
  "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "usedById" UUID,
  CONSTRAINT "ImportShape_pkey" PRIMARY KEY ("fingerprint")
);

CREATE TABLE "ImportProgress" (
  "batchId" UUID NOT NULL,
  "stage" TEXT NOT NULL,
  "done" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ImportProgress_pkey" PRIMARY KEY ("batchId")
);

-- Only the bureau's clerks and reviewers have anything to do with a file; nobody else learns that there is one.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ImportBatch', 'ImportFile', 'ImportRow', 'ImportOrganization', 'ImportShape', 'ImportProgress'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_all ON %I FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO luodi_app', t);
  END LOOP;
END $$;
-- A batch stays for the record; its rows and names are made anew with every check.
GRANT DELETE ON "ImportRow", "ImportOrganization", "ImportFile" TO luodi_app;

CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON "ImportBatch" FOR EACH ROW EXECUTE FUNCTION keep_version();

-- Numbers in blocks, in a short transaction of their own: a commit of thousands of rows must not make everybody else
-- wait for the counter until it ends. What a failed commit leaves unused is a gap, and numbers are never used twice.
CREATE FUNCTION reserve_codes(wanted_prefix text, wanted_year int, wanted int) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO "CodeCounter" AS counter ("prefix", "year", "last") VALUES (wanted_prefix, wanted_year, wanted)
  ON CONFLICT ("prefix", "year") DO UPDATE SET "last" = counter."last" + wanted
  RETURNING "last" - wanted + 1
$$;
REVOKE EXECUTE ON FUNCTION reserve_codes(text, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_codes(text, int, int) TO luodi_app;

-- ---------------------------------------------------------------------------------------------------------
-- Undo: the inverse of everything the ledger has under a batch. While it runs, bookkeeping columns are those of the
-- restored image. The setting alone is not enough: only a function of the owner acts as the owner.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION app_is_restoring() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT current_user <> 'luodi_app' AND coalesce(current_setting('app.restoring', true), '') = 'on' $$;

CREATE OR REPLACE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app_is_restoring() THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW."version" := 1;
    NEW."createdAt" := app_now();
    NEW."createdById" := app_user_id();
  ELSE
    NEW."version" := OLD."version" + 1;
    NEW."createdAt" := OLD."createdAt";
    NEW."createdById" := OLD."createdById";
  END IF;
  NEW."updatedAt" := app_now();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app_is_restoring() THEN
    RETURN NEW;
  END IF;
  NEW."createdAt" := app_now();
  NEW."createdById" := app_user_id();
  RETURN NEW;
END $$;

-- Takes back what a batch did within 72 hours and answers with what it left: records that somebody touched since, and
-- records that others stand on by now. A record and the rows that belong to it are taken back together or not at all.
CREATE FUNCTION undo_import(wanted uuid) RETURNS TABLE ("subjectTable" text, "subjectId" uuid, "why" text)
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
   WHERE EXISTS (SELECT FROM "Change" AS later
                  WHERE CASE WHEN plan.unit_table = 'ProgressReport'
                             THEN later."tableName" = 'ProgressReport' AND later."recordId" = plan.unit
                             ELSE later."subjectId" = plan.unit AND later."tableName" <> 'ProgressReport' END
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
REVOKE EXECUTE ON FUNCTION undo_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION undo_import(uuid) TO luodi_app;

ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportOrganization" ADD CONSTRAINT "ImportOrganization_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportProgress" ADD CONSTRAINT "ImportProgress_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
