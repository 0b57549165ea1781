-- What makes ten thousand rows in one transaction cheap; what is kept of each row is the same.

-- 1. Grams that come with a new row are taken: whoever writes the text can bring its grams as well (lib/search/text.ts,
--    the same by test). Everybody else leaves them out, and they are worked out here.
CREATE OR REPLACE FUNCTION keep_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF coalesce(cardinality(NEW."searchGrams"), 0) = 0 THEN
      NEW."searchGrams" := grams(NEW."searchText");
    END IF;
  ELSIF NEW."searchText" IS DISTINCT FROM OLD."searchText" THEN
    NEW."searchGrams" := grams(NEW."searchText");
  END IF;
  RETURN NEW;
END $$;

-- 2. Insertions enter the ledger once per statement and not once per row: still one entry for each row, in their order,
--    with the same columns. Changes and removals stay as they are.
CREATE FUNCTION record_insertions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  participants text;
BEGIN
  IF TG_TABLE_NAME = TG_ARGV[0] THEN
    participants := CASE
      WHEN TG_ARGV[0] = 'Organization' THEN 'ARRAY[made."id"]'
      WHEN TG_ARGV[0] IN ('User', 'Event', 'EventSeries') THEN 'NULL::uuid[]'
      ELSE 'ARRAY(SELECT DISTINCT unnest(made."participantIds"))' END;
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

DO $$
DECLARE
  recorded record;
BEGIN
  FOR recorded IN
    SELECT tgrelid::regclass AS kept, string_to_array(encode(tgargs, 'escape'), '\000') AS args
      FROM pg_trigger WHERE tgname = 'record_change' AND NOT tgisinternal AND tgrelid <> '"User"'::regclass
  LOOP
    EXECUTE format('DROP TRIGGER record_change ON %s', recorded.kept);
    EXECUTE format('CREATE TRIGGER record_change AFTER UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION record_change(%L, %L)',
                   recorded.kept, recorded.args[1], recorded.args[2]);
    EXECUTE format('CREATE TRIGGER record_insertions AFTER INSERT ON %s REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION record_insertions(%L, %L)',
                   recorded.kept, recorded.args[1], recorded.args[2]);
  END LOOP;
END $$;
