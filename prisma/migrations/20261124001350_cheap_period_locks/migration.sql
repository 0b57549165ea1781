-- The same trigger; where nothing is locked a row is not even looked at. Ten thousand rows of an import pay for it.
CREATE OR REPLACE FUNCTION keep_locked_periods() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  change record;
  why    text;
BEGIN
  IF NOT EXISTS (SELECT FROM "PeriodLock" WHERE "unlockedAt" IS NULL) THEN
    RETURN NULL;
  END IF;
  SELECT * INTO change FROM locked_change(TG_TABLE_NAME,
    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
  IF change."column" IS NULL THEN
    RETURN NULL;
  END IF;
  why := btrim(coalesce(current_setting('app.reason', true), ''));
  IF char_length(why) < 5 THEN
    RAISE EXCEPTION 'PERIOD_LOCKED %', jsonb_build_object('table', TG_TABLE_NAME, 'column', change."column", 'day', change."day",
      'code', change."code", 'from', to_char(change."fromOn", 'YYYY-MM'), 'to', to_char(change."toOn", 'YYYY-MM'))
      USING ERRCODE = 'LD002';
  END IF;
  INSERT INTO "PeriodCorrection" ("lockId", "at", "tableName", "recordId", "action", "reason", "actorId", "before", "after")
  VALUES (change."lockId", app_now(), TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD."id" ELSE NEW."id" END,
          nullif(current_setting('app.action', true), ''), why, app_user_id(), change."was", change."becomes");
  RETURN NULL;
END $$;
CREATE INDEX "PeriodLock_in_force" ON "PeriodLock" ("fromOn", "toOn") WHERE "unlockedAt" IS NULL;
