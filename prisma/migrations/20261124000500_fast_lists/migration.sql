-- What makes lists, searches and writing fast with a large register. Nothing here changes what anybody sees or may do.

-- 1. Narrow rows. The grams are looked for in their index and read by nobody, and are half of every row: they go to the
--    TOAST table (rows written from now on; older ones follow when they are next changed). Uncompressed, because nobody
--    reads them and compressing costs more than writing.
-- 2. The bureau's policy before the member's: PostgreSQL asks permissive policies in the reverse order of their names,
--    and "does the actor read all?" spares unpacking the participants of every row.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Organization', 'Event', 'Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN "searchGrams" SET STORAGE EXTERNAL', t);
    EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 1024)', t);
  END LOOP;
  FOR t IN SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname = 'bureau_reads' LOOP
    EXECUTE format('ALTER POLICY bureau_reads ON %I RENAME TO reads_all', t);
  END LOOP;
END $$;

-- 3. What a list filters by most, what it adds up and the order it stands in, in one index: its totals and the way to a
--    page deep inside are read from there without touching the rows.
CREATE INDEX "Agreement_list" ON "Agreement" ("signedOn" DESC, "id" DESC)
  INCLUDE ("participantIds", "amountFen", "kind", "mode", "status", "expiresOn") WHERE "voidedAt" IS NULL;
CREATE INDEX "Project_list" ON "Project" ("plannedStartOn" DESC, "id" DESC)
  INCLUDE ("participantIds", "totalBudgetFen", "mode", "status", "stage", "plannedEndOn", "landedOn") WHERE "voidedAt" IS NULL;
CREATE INDEX "TechnologyContract_list" ON "TechnologyContract" ("signedOn" DESC, "id" DESC)
  INCLUDE ("participantIds", "totalFen", "technologyFen", "type", "status", "registeredOn") WHERE "voidedAt" IS NULL;
CREATE INDEX "Patent_list" ON "Patent" ("filedOn" DESC, "id" DESC)
  INCLUDE ("participantIds", "kind", "status", "isJoint", "grantedOn") WHERE "voidedAt" IS NULL;
CREATE INDEX "Intention_list" ON "Intention" ("reachedOn" DESC, "id" DESC)
  INCLUDE ("participantIds", "expectedAmountFen", "mode", "status") WHERE "voidedAt" IS NULL;

-- 4. The same grams as before, at a quarter of the time: the text is cut into characters once.
CREATE OR REPLACE FUNCTION grams(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  characters text[] := string_to_array(words, NULL);
BEGIN
  RETURN ARRAY(
    SELECT a FROM unnest(characters) AS a WHERE a <> ' '
    UNION
    SELECT a || b FROM ROWS FROM (unnest(characters), unnest(characters[2:])) AS pair (a, b) WHERE a <> ' ' AND b <> ' ');
END $$;

-- 5. The same ledger: grams are dropped before the row becomes JSON and not after, and the record a part belongs to is
--    found by a statement that is planned once.
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
  ELSIF TG_ARGV[0] NOT IN ('User', 'Event', 'EventSeries') THEN
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
