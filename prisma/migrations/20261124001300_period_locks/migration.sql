-- 期间锁定: whole months whose figures have been reported. What decides or amounts to something in them is changed only through
-- 更正, with its reason, whichever path writes.
CREATE TABLE "PeriodLock" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "fromOn" DATE NOT NULL,
  "toOn" DATE NOT NULL,
  "reason" TEXT NOT NULL,
  "lockedByName" TEXT NOT NULL,
  "unlockedAt" TIMESTAMPTZ(3),
  "unlockReason" TEXT,
  "unlockedById" UUID,
  "unlockedByName" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PeriodLock_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PeriodLock_months" CHECK ("fromOn" = date_trunc('month', "fromOn"::timestamp)::date
    AND "toOn" = (date_trunc('month', "toOn"::timestamp) + interval '1 month - 1 day')::date AND "toOn" > "fromOn"),
  CONSTRAINT "PeriodLock_unlocked" CHECK (("unlockedAt" IS NULL) = ("unlockReason" IS NULL)),
  -- a day belongs to one lock in force
  CONSTRAINT "PeriodLock_apart" EXCLUDE USING gist (daterange("fromOn", "toOn", '[]') WITH &&) WHERE ("unlockedAt" IS NULL)
);
CREATE UNIQUE INDEX "PeriodLock_code_key" ON "PeriodLock" ("code");
CREATE INDEX "PeriodLock_toOn_id_idx" ON "PeriodLock" ("toOn" DESC, "id" DESC);

-- What was corrected in a locked period, and why; written by the trigger below and by nothing else.
CREATE TABLE "PeriodCorrection" (
  "id" BIGSERIAL NOT NULL,
  "lockId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "tableName" TEXT NOT NULL,
  "recordId" UUID NOT NULL,
  "action" TEXT,
  "reason" TEXT NOT NULL,
  "actorId" UUID,
  "before" JSONB,
  "after" JSONB,
  CONSTRAINT "PeriodCorrection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PeriodCorrection_lockId_fkey" FOREIGN KEY ("lockId") REFERENCES "PeriodLock" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "PeriodCorrection_lockId_id_idx" ON "PeriodCorrection" ("lockId", "id" DESC);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['PeriodLock', 'PeriodCorrection'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))', t);
    EXECUTE format('GRANT SELECT ON %I TO luodi_app', t);
  END LOOP;
END $$;
-- a reviewer locks, the administrator unlocks; which months a lock is about never changes
GRANT INSERT ON "PeriodLock" TO luodi_app;
GRANT UPDATE ("unlockedAt", "unlockReason", "unlockedById", "unlockedByName") ON "PeriodLock" TO luodi_app;
CREATE POLICY reviewer_locks ON "PeriodLock" FOR INSERT TO luodi_app
  WITH CHECK ((SELECT app_role()) = 'BUREAU_REVIEWER' AND "unlockedAt" IS NULL);
CREATE POLICY administrator_unlocks ON "PeriodLock" FOR UPDATE TO luodi_app
  USING ((SELECT app_role()) = 'ADMINISTRATOR' AND "unlockedAt" IS NULL)
  WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR' AND "unlockedAt" IS NOT NULL);
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON "PeriodLock" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "PeriodLock" FOR EACH ROW EXECUTE FUNCTION record_change('PeriodLock', 'id');

-- ---------------------------------------------------------------------------------------------------------
-- What a row says about locked periods: the days that decide and lie in one, with what counts on them; null when it says nothing
-- (because it does not count, or no day of it is locked). A record that does not count yet is asked as if it did with `counted`.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION locked_part(subject text, image jsonb, counted boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  deciding text[];
  amounts  text[] := '{}';
  counts   boolean := true;
  state    text := image ->> 'status';
  days     jsonb := '{}';
  locked   jsonb;
BEGIN
  IF image IS NULL OR image ->> 'voidedAt' IS NOT NULL THEN
    RETURN NULL;
  END IF;
  CASE subject
    WHEN 'Agreement' THEN
      counts := state IN ('EFFECTIVE', 'TERMINATED');
      deciding := ARRAY['signedOn'] || CASE WHEN state = 'TERMINATED' THEN ARRAY['terminatedOn'] ELSE '{}' END;
      amounts := ARRAY['kind', 'amountFen'];
    WHEN 'Project' THEN
      deciding := ARRAY['landedOn', 'acceptedOn', 'terminatedOn'];
      -- it is counted on the day its agreement was signed
      SELECT jsonb_build_object('signedOn', "signedOn") INTO days FROM "Agreement"
       WHERE "id" = (image ->> 'agreementId')::uuid AND "voidedAt" IS NULL AND "kind" IN ('PROJECT', 'TECHNOLOGY_CONTRACT')
         AND "status" IN ('EFFECTIVE', 'TERMINATED');
    WHEN 'TechnologyContract' THEN
      counts := state IN ('REGISTERED', 'AMENDED', 'CANCELLED');
      deciding := ARRAY['registeredOn'] || CASE WHEN state = 'CANCELLED' THEN ARRAY['cancelledOn'] ELSE '{}' END;
      amounts := ARRAY['totalFen', 'technologyFen'];
    WHEN 'Intention' THEN
      counts := state NOT IN ('DRAFT', 'INVALID');
      deciding := ARRAY['reachedOn'];
    WHEN 'Patent' THEN
      deciding := ARRAY['filedOn', 'grantedOn'];
      amounts := ARRAY['isJoint'];
    WHEN 'Achievement' THEN
      counts := state = 'CONFIRMED';
      deciding := ARRAY['evidenceOn'];
      amounts := ARRAY['noveltyClaim'];
    WHEN 'FundFlow' THEN
      deciding := ARRAY['flowOn'];
      amounts := ARRAY['kind', 'amountFen'];
    ELSE
      RETURN NULL;
  END CASE;
  IF NOT (counts OR counted) THEN
    RETURN NULL;
  END IF;
  days := coalesce(days, '{}') || (SELECT coalesce(jsonb_object_agg(name, image ->> name), '{}')
                                     FROM unnest(deciding) AS name WHERE image ->> name IS NOT NULL);
  SELECT jsonb_object_agg(key, left(value, 10)) INTO locked
    FROM jsonb_each_text(days)
   WHERE EXISTS (SELECT FROM "PeriodLock" WHERE "unlockedAt" IS NULL AND left(value, 10)::date BETWEEN "fromOn" AND "toOn");
  RETURN locked || (SELECT coalesce(jsonb_object_agg(name, image -> name), '{}') FROM unnest(amounts) AS name);
END $$;

-- What a change does to a locked period: the column that says it best, its day, and the lock. No row: nothing.
CREATE FUNCTION locked_change(subject text, before jsonb, after jsonb, counted boolean DEFAULT false)
RETURNS TABLE ("column" text, "day" date, "lockId" uuid, "code" text, "fromOn" date, "toOn" date, "was" jsonb, "becomes" jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part_before jsonb;
  part_after  jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM "PeriodLock" WHERE "unlockedAt" IS NULL) THEN
    RETURN;
  END IF;
  part_before := locked_part(subject, before);
  part_after := locked_part(subject, after, counted);
  IF part_before IS NOT DISTINCT FROM part_after THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT said.key, said.value::date, held."id", held."code", held."fromOn", held."toOn", part_before, part_after
      FROM (SELECT key, value, 1 AS place FROM jsonb_each_text(part_after)
            UNION ALL SELECT key, value, 2 FROM jsonb_each_text(part_before)) AS said
      JOIN "PeriodLock" AS held ON held."unlockedAt" IS NULL AND said.key ~ 'On$'
       AND said.value::date BETWEEN held."fromOn" AND held."toOn"
     ORDER BY (part_before -> said.key IS DISTINCT FROM part_after -> said.key) DESC, said.place, said.key
     LIMIT 1;
END $$;

-- 更正: the transaction says why. Errors carry what happened as JSON, for a sentence at the field.
CREATE FUNCTION keep_locked_periods() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  change record;
  why    text := btrim(coalesce(current_setting('app.reason', true), ''));
BEGIN
  SELECT * INTO change FROM locked_change(TG_TABLE_NAME,
    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
  IF change."column" IS NOT NULL THEN
    IF char_length(why) < 5 THEN
      RAISE EXCEPTION 'PERIOD_LOCKED %', jsonb_build_object('table', TG_TABLE_NAME, 'column', change."column", 'day', change."day",
        'code', change."code", 'from', to_char(change."fromOn", 'YYYY-MM'), 'to', to_char(change."toOn", 'YYYY-MM'))
        USING ERRCODE = 'LD002';
    END IF;
    INSERT INTO "PeriodCorrection" ("lockId", "at", "tableName", "recordId", "action", "reason", "actorId", "before", "after")
    VALUES (change."lockId", app_now(), TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD."id" ELSE NEW."id" END,
            nullif(current_setting('app.action', true), ''), why, app_user_id(), change."was", change."becomes");
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Agreement', 'Project', 'TechnologyContract', 'Intention', 'Patent', 'Achievement', 'FundFlow'] LOOP
    EXECUTE format('CREATE TRIGGER keep_locked_periods AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_locked_periods()', t);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION locked_part(text, jsonb, boolean), locked_change(text, jsonb, jsonb, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION locked_change(text, jsonb, jsonb, boolean) TO luodi_app;
