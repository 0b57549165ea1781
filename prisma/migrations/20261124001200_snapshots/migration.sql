-- 1. Records without participants need no list of their tables here: a record whose row has no such column has none.
--    Otherwise the two functions are as they were.
CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  image_before jsonb;
  image_after  jsonb;
  image        jsonb;
  subject_id   uuid;
  participants uuid[];
BEGIN
  IF TG_TABLE_NAME IN ('Organization', 'Event', 'Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement') THEN
    IF TG_OP <> 'INSERT' THEN OLD."searchGrams" := NULL; END IF;
    IF TG_OP <> 'DELETE' THEN NEW."searchGrams" := NULL; END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN image_before := to_jsonb(OLD) - 'searchGrams'; END IF;
  IF TG_OP <> 'DELETE' THEN image_after := to_jsonb(NEW) - 'searchGrams'; END IF;
  image := coalesce(image_after, image_before);
  subject_id := image ->> TG_ARGV[1];
  IF image ? 'participantIds' THEN
    -- both images: who loses a part in the record may still see that it happened
    SELECT array_agg(DISTINCT id::uuid) INTO participants
      FROM (SELECT jsonb_array_elements_text(image_after -> 'participantIds')
            UNION ALL SELECT jsonb_array_elements_text(image_before -> 'participantIds')) AS ids (id);
  ELSIF TG_ARGV[0] = 'Organization' THEN
    participants := ARRAY[subject_id];
  ELSIF TG_ARGV[0] = 'Agreement' THEN
    SELECT "participantIds" INTO participants FROM "Agreement" WHERE "id" = subject_id;
  ELSIF TG_ARGV[0] = 'Project' THEN
    SELECT "participantIds" INTO participants FROM "Project" WHERE "id" = subject_id;
  ELSIF TG_TABLE_NAME <> TG_ARGV[0] THEN
    EXECUTE format('SELECT "participantIds" FROM %I WHERE "id" = $1', TG_ARGV[0]) INTO participants USING subject_id;
  END IF;
  INSERT INTO "Change" ("at", "txid", "actorId", "actorRole", "requestId", "batchId", "tableName", "recordId",
                        "subjectTable", "subjectId", "op", "action", "reason", "before", "after", "participantIds")
  VALUES (app_now(), pg_current_xact_id()::text::bigint, app_user_id(), app_role(),
          nullif(current_setting('app.request_id', true), ''),
          nullif(current_setting('app.batch_id', true), '')::uuid,
          TG_TABLE_NAME, (image ->> 'id')::uuid, TG_ARGV[0], subject_id, TG_OP,
          nullif(current_setting('app.action', true), ''), nullif(current_setting('app.reason', true), ''),
          image_before, image_after, coalesce(participants, '{}'));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION record_insertions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  participants text;
BEGIN
  IF TG_TABLE_NAME = TG_ARGV[0] THEN
    participants := CASE
      WHEN TG_ARGV[0] = 'Organization' THEN 'ARRAY[made."id"]'
      WHEN EXISTS (SELECT FROM pg_attribute WHERE attrelid = TG_RELID AND attname = 'participantIds' AND NOT attisdropped)
        THEN 'ARRAY(SELECT DISTINCT unnest(made."participantIds"))'
      ELSE 'NULL::uuid[]' END;
  ELSIF TG_ARGV[0] = 'Organization' THEN
    participants := format('ARRAY[made.%I]', TG_ARGV[1]);
  ELSE
    participants := format('(SELECT subject."participantIds" FROM %I AS subject WHERE subject."id" = made.%I)', TG_ARGV[0], TG_ARGV[1]);
  END IF;
  EXECUTE format(
    $q$INSERT INTO "Change" ("at", "txid", "actorId", "actorRole", "requestId", "batchId", "tableName", "recordId",
                             "subjectTable", "subjectId", "op", "action", "reason", "before", "after", "participantIds")
       SELECT app_now(), pg_current_xact_id()::text::bigint, app_user_id(), app_role(),
              nullif(current_setting('app.request_id', true), ''),
              nullif(current_setting('app.batch_id', true), '')::uuid,
              $1, made."id", $2, made.%I, 'INSERT',
              nullif(current_setting('app.action', true), ''), nullif(current_setting('app.reason', true), ''),
              NULL, to_jsonb(made) - 'searchGrams', coalesce(%s, '{}')
         FROM made$q$, TG_ARGV[1], participants)
  USING TG_TABLE_NAME, TG_ARGV[0];
  RETURN NULL;
END $$;

-- 2. 快照: figures as they were issued, with the rows they were made of. Written once; nobody changes or removes them, the
--    owner included. What is corrected later shows beside them and leaves them as they are.
CREATE TABLE "Snapshot" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "fromOn" DATE NOT NULL,
  "asOf" DATE NOT NULL,
  "knownAt" TIMESTAMPTZ(3) NOT NULL,
  "originOn" DATE,
  "filters" JSONB NOT NULL,
  "filterText" TEXT NOT NULL,
  "note" TEXT,
  "figureCount" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "frozenByName" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Snapshot_period" CHECK ("asOf" >= "fromOn"),
  CONSTRAINT "Snapshot_figures" CHECK ("figureCount" > 0)
);
CREATE UNIQUE INDEX "Snapshot_code_key" ON "Snapshot" ("code");
CREATE INDEX "Snapshot_createdAt_id_idx" ON "Snapshot" ("createdAt" DESC, "id" DESC);

CREATE TABLE "SnapshotFigure" (
  "id" UUID NOT NULL,
  "snapshotId" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "indicatorId" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "decidingDate" TEXT NOT NULL,
  "versionNo" INTEGER NOT NULL,
  "effectiveFrom" DATE NOT NULL,
  "approvedBy" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "count" BIGINT NOT NULL,
  "sum" BIGINT NOT NULL,
  "countBefore" BIGINT NOT NULL,
  "sumBefore" BIGINT NOT NULL,
  "groups" JSONB NOT NULL,
  -- a line per record, its id and what it amounts to. Text and no array of ids: a merge moves whatever refers to an
  -- organization, and what was issued does not move
  "rows" TEXT NOT NULL,
  "rowsHash" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "SnapshotFigure_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "SnapshotFigure_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "SnapshotFigure_rows" CHECK ("rowsHash" = encode(sha256(convert_to("rows", 'UTF8')), 'hex'))
);
CREATE UNIQUE INDEX "SnapshotFigure_code_key" ON "SnapshotFigure" ("code");
CREATE UNIQUE INDEX "SnapshotFigure_snapshotId_position_key" ON "SnapshotFigure" ("snapshotId", "position");
CREATE UNIQUE INDEX "SnapshotFigure_snapshotId_indicatorId_key" ON "SnapshotFigure" ("snapshotId", "indicatorId");

CREATE FUNCTION refuse_reissue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" holds what was issued: it is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- a snapshot is issued with all of its figures, each in its place: afterwards there is no place left
CREATE FUNCTION refuse_late_figure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW."position" NOT BETWEEN 1 AND (SELECT "figureCount" FROM "Snapshot" WHERE "id" = NEW."snapshotId") THEN
    RAISE EXCEPTION 'the snapshot has no place %', NEW."position" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_late_figure BEFORE INSERT ON "SnapshotFigure" FOR EACH ROW EXECUTE FUNCTION refuse_late_figure();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Snapshot', 'SnapshotFigure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))', t);
    EXECUTE format('CREATE POLICY bureau_issues ON %I FOR INSERT TO luodi_app WITH CHECK ((SELECT app_writes_all()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO luodi_app', t);
    EXECUTE format('CREATE TRIGGER keep_author BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION keep_author()', t);
    EXECUTE format('CREATE TRIGGER as_issued BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_reissue()', t);
    EXECUTE format('CREATE TRIGGER as_issued_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_reissue()', t);
  END LOOP;
END $$;
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "Snapshot" FOR EACH ROW EXECUTE FUNCTION record_change('Snapshot', 'id');
