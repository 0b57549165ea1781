-- What the tables cannot say by themselves: who may see and write which row (row-level security), what is
-- recorded about every change (the ledger), and which values can never be right (constraints).
-- Later migrations add tables by calling keep_ledger() and the policies below in the same way.

-- ---------------------------------------------------------------------------------------------------------
-- 1. The application's role. It owns nothing, cannot log in by itself, cannot bypass row-level security.
--    The portal's connections start as this role (lib/db.ts); migrations and the demonstration loader do not.
-- ---------------------------------------------------------------------------------------------------------
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'luodi_app') THEN
    CREATE ROLE luodi_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT pg_has_role(current_user, 'luodi_app', 'USAGE') OR NOT pg_has_role(current_user, 'luodi_app', 'MEMBER') THEN
    EXECUTE format('GRANT luodi_app TO %I', current_user);
  END IF;
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO luodi_app;

-- ---------------------------------------------------------------------------------------------------------
-- 2. Who is acting. Set by lib/db.ts for one transaction; after it the settings are '' and mean nobody.
--    SYSTEM is the sign-in code itself (lib/auth), which has to read accounts before anyone is signed in.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.role', true), '') $$;
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
CREATE FUNCTION app_reads_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(app_role() IN ('ADMINISTRATOR', 'BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER'), false) $$;
CREATE FUNCTION app_writes_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(app_role() IN ('BUREAU_STAFF', 'BUREAU_REVIEWER'), false) $$;
CREATE FUNCTION app_is_member() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(app_role() IN ('ENTERPRISE_USER', 'INSTITUTION_CONTACT'), false) $$;
-- An array for "participantIds" @>: {} would be contained in everything, so nobody gets {NULL}, which is in nothing.
CREATE FUNCTION app_membership() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT ARRAY[CASE WHEN app_is_member() THEN app_organization_id() END] $$;

-- The present instant. The demonstration loader may set a clock of its own; the application's role may not.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN session_user <> 'luodi_app' AND coalesce(current_setting('role', true), 'none') <> 'luodi_app'
    THEN coalesce(nullif(current_setting('app.clock', true), '')::timestamptz, transaction_timestamp())
    ELSE transaction_timestamp()
  END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- 3. Search in Chinese: single characters and pairs of neighbours of each run of the (already normalised) text.
--    The same grams as lib/search/text.ts. A GIN index on them finds two-character words, which trigrams cannot.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
    FROM (SELECT substr(run, i, n) AS gram
            FROM unnest(string_to_array(words, ' ')) AS run,
                 generate_series(1, length(run)) AS i,
                 (VALUES (1), (2)) AS sizes (n)
           WHERE i + n - 1 <= length(run)) AS pieces
$$;

CREATE FUNCTION keep_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW."searchText" IS DISTINCT FROM OLD."searchText" THEN
    NEW."searchGrams" := grams(NEW."searchText");
  END IF;
  RETURN NEW;
END $$;

-- ---------------------------------------------------------------------------------------------------------
-- 4. Bookkeeping columns, whoever writes: when, by whom, which version. A code once given stays.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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

CREATE FUNCTION keep_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."createdAt" := app_now();
  NEW."createdById" := app_user_id();
  RETURN NEW;
END $$;

CREATE FUNCTION next_code(wanted_prefix text, wanted_year int) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO "CodeCounter" AS counter ("prefix", "year", "last") VALUES (wanted_prefix, wanted_year, 1)
  ON CONFLICT ("prefix", "year") DO UPDATE SET "last" = counter."last" + 1
  RETURNING wanted_prefix || '-' || wanted_year || '-' || lpad("last"::text, greatest(4, length("last"::text)), '0')
$$;

-- ---------------------------------------------------------------------------------------------------------
-- 5. The ledger. One trigger function for every business table.
--    Arguments: the table and the column that lead to the record on whose page the change is shown.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  image_before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'searchGrams' END;
  image_after  jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'searchGrams' END;
  image        jsonb := coalesce(image_after, image_before);
  subject_id   uuid  := (image ->> TG_ARGV[1])::uuid;
  participants uuid[];
BEGIN
  IF image ? 'participantIds' THEN
    -- both images: who loses a part in the record may still see that it happened
    SELECT array_agg(DISTINCT id::uuid) INTO participants
      FROM (SELECT jsonb_array_elements_text(image_after -> 'participantIds')
            UNION SELECT jsonb_array_elements_text(image_before -> 'participantIds')) AS ids (id);
  ELSIF TG_ARGV[0] = 'Organization' THEN
    participants := ARRAY[subject_id];
  ELSIF TG_ARGV[0] NOT IN ('User', 'Event', 'EventSeries') THEN
    EXECUTE format('SELECT "participantIds" FROM %I WHERE id = $1', TG_ARGV[0]) INTO participants USING subject_id;
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

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger "%" is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Change" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "Change" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------------------------------------------------
-- 6. Triggers and forced row-level security on every table; the owner (migrations, demonstration loader) sees all.
-- ---------------------------------------------------------------------------------------------------------
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;

  FOREACH t IN ARRAY ARRAY['User', 'Organization', 'EventSeries', 'Event', 'Intention', 'Agreement', 'Project',
                           'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format('CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_version()', t);
    EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%L, ''id'')', t, t);
  END LOOP;

  FOREACH t IN ARRAY ARRAY['Milestone', 'ProgressReport', 'FundFlow'] LOOP
    EXECUTE format('CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_version()', t);
    EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(''Project'', ''projectId'')', t);
  END LOOP;

  FOREACH t IN ARRAY ARRAY['Organization', 'Event', 'Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format('CREATE TRIGGER keep_grams BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_grams()', t);
  END LOOP;
END $$;

DO $$
DECLARE
  part record;
BEGIN
  FOR part IN SELECT * FROM (VALUES
      ('OrganizationAlias', 'Organization', 'organizationId'),
      ('AgreementParty', 'Agreement', 'agreementId'),
      ('ProjectParty', 'Project', 'projectId'),
      ('PatentHolder', 'Patent', 'patentId'),
      ('AchievementOwner', 'Achievement', 'achievementId'),
      ('AchievementPatent', 'Achievement', 'achievementId')) AS parts (name, subject, subject_column) LOOP
    EXECUTE format('CREATE TRIGGER keep_author BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION keep_author()', part.name);
    EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%L, %L)',
                   part.name, part.subject, part.subject_column);
  END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------------------
-- 7. Grants: nothing may be deleted except the rows that only join two records.
-- ---------------------------------------------------------------------------------------------------------
GRANT SELECT ON ALL TABLES IN SCHEMA public TO luodi_app;
GRANT INSERT, UPDATE ON "User", "Credential", "Session", "Organization", "EventSeries", "Event", "Intention", "Agreement",
  "Project", "Milestone", "ProgressReport", "FundFlow", "TechnologyContract", "Patent", "Achievement" TO luodi_app;
GRANT INSERT, UPDATE, DELETE ON "OrganizationAlias", "AgreementParty", "ProjectParty", "PatentHolder", "AchievementOwner",
  "AchievementPatent" TO luodi_app;
GRANT INSERT ON "SignInAttempt", "Submission" TO luodi_app;
GRANT USAGE ON SEQUENCE "SignInAttempt_id_seq" TO luodi_app;
REVOKE ALL ON "CodeCounter" FROM luodi_app;
GRANT SELECT ON "_prisma_migrations" TO luodi_app;

-- ---------------------------------------------------------------------------------------------------------
-- 8. Policies. (select f()) is evaluated once per query, not once per row.
-- ---------------------------------------------------------------------------------------------------------

-- Records with participants: the bureau and the leaders read all; a member reads what its organization takes part in.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format($p$CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))$p$, t);
    EXECUTE format($p$CREATE POLICY bureau_inserts ON %I FOR INSERT TO luodi_app WITH CHECK ((SELECT app_writes_all()))$p$, t);
    EXECUTE format($p$CREATE POLICY bureau_updates ON %I FOR UPDATE TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()))$p$, t);
    EXECUTE format($p$CREATE POLICY member_reads ON %I FOR SELECT TO luodi_app USING ("participantIds" @> (SELECT app_membership()))$p$, t);
  END LOOP;

  -- What a member may write by itself, and only until the bureau has accepted it.
  FOREACH t IN ARRAY ARRAY['Agreement', 'Achievement'] LOOP
    EXECUTE format($p$CREATE POLICY member_inserts ON %I FOR INSERT TO luodi_app
      WITH CHECK ("participantIds" @> (SELECT app_membership()) AND "status" IN ('DRAFT', 'SUBMITTED'))$p$, t);
    EXECUTE format($p$CREATE POLICY member_updates ON %I FOR UPDATE TO luodi_app
      USING ("participantIds" @> (SELECT app_membership()) AND "status" IN ('DRAFT', 'SUBMITTED', 'RETURNED'))
      WITH CHECK ("participantIds" @> (SELECT app_membership()) AND "status" IN ('DRAFT', 'SUBMITTED', 'RETURNED')
                  AND "reviewedById" IS DISTINCT FROM (SELECT app_user_id()))$p$, t);
  END LOOP;
END $$;

CREATE POLICY member_inserts ON "Intention" FOR INSERT TO luodi_app
  WITH CHECK ("participantIds" @> (SELECT app_membership()) AND "status" = 'DRAFT');
CREATE POLICY member_updates ON "Intention" FOR UPDATE TO luodi_app
  USING ("participantIds" @> (SELECT app_membership()) AND "status" = 'DRAFT')
  WITH CHECK ("participantIds" @> (SELECT app_membership()) AND "status" = 'DRAFT');

-- Rows that belong to a project: seen with the project, and so on for the other joins.
DO $$
DECLARE
  part record;
BEGIN
  FOR part IN SELECT * FROM (VALUES
      ('Milestone', 'Project', 'projectId'), ('ProgressReport', 'Project', 'projectId'), ('FundFlow', 'Project', 'projectId'),
      ('ProjectParty', 'Project', 'projectId'), ('AgreementParty', 'Agreement', 'agreementId'),
      ('PatentHolder', 'Patent', 'patentId'), ('AchievementOwner', 'Achievement', 'achievementId'),
      ('AchievementPatent', 'Achievement', 'achievementId')) AS parts (name, subject, subject_column) LOOP
    EXECUTE format($p$CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))$p$, part.name);
    EXECUTE format($p$CREATE POLICY bureau_writes ON %I FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()))$p$, part.name);
    EXECUTE format($p$CREATE POLICY member_reads ON %I FOR SELECT TO luodi_app
      USING ((SELECT app_is_member()) AND EXISTS (SELECT FROM %I AS subject WHERE subject.id = %I))$p$, part.name, part.subject, part.subject_column);
  END LOOP;

  FOR part IN SELECT * FROM (VALUES
      ('AgreementParty', 'Agreement', 'agreementId'), ('AchievementOwner', 'Achievement', 'achievementId'),
      ('AchievementPatent', 'Achievement', 'achievementId')) AS parts (name, subject, subject_column) LOOP
    EXECUTE format($p$CREATE POLICY member_inserts ON %I FOR INSERT TO luodi_app
      WITH CHECK ((SELECT app_is_member()) AND EXISTS (SELECT FROM %I AS subject WHERE subject.id = %I AND subject."status" IN ('DRAFT', 'SUBMITTED', 'RETURNED')))$p$,
      part.name, part.subject, part.subject_column);
    EXECUTE format($p$CREATE POLICY member_deletes ON %I FOR DELETE TO luodi_app
      USING ((SELECT app_is_member()) AND EXISTS (SELECT FROM %I AS subject WHERE subject.id = %I AND subject."status" IN ('DRAFT', 'SUBMITTED', 'RETURNED')))$p$,
      part.name, part.subject, part.subject_column);
  END LOOP;
END $$;

-- An enterprise reports on the projects it leads; what is approved is out of its reach.
CREATE POLICY member_inserts ON "ProgressReport" FOR INSERT TO luodi_app
  WITH CHECK ((SELECT app_role()) = 'ENTERPRISE_USER' AND "status" = 'SUBMITTED' AND "submittedById" = (SELECT app_user_id())
              AND "reviewedById" IS NULL
              AND EXISTS (SELECT FROM "Project" AS project WHERE project.id = "projectId" AND project."enterpriseId" = (SELECT app_organization_id())));
CREATE POLICY member_updates ON "ProgressReport" FOR UPDATE TO luodi_app
  USING ((SELECT app_role()) = 'ENTERPRISE_USER' AND "status" IN ('SUBMITTED', 'RETURNED')
         AND EXISTS (SELECT FROM "Project" AS project WHERE project.id = "projectId" AND project."enterpriseId" = (SELECT app_organization_id())))
  WITH CHECK ((SELECT app_role()) = 'ENTERPRISE_USER' AND "status" = 'SUBMITTED' AND "submittedById" = (SELECT app_user_id()) AND "reviewedById" IS NULL
         AND EXISTS (SELECT FROM "Project" AS project WHERE project.id = "projectId" AND project."enterpriseId" = (SELECT app_organization_id())));
CREATE POLICY member_updates ON "Milestone" FOR UPDATE TO luodi_app
  USING ((SELECT app_role()) = 'ENTERPRISE_USER' AND "status" IN ('NOT_STARTED', 'IN_PROGRESS')
         AND EXISTS (SELECT FROM "Project" AS project WHERE project.id = "projectId" AND project."enterpriseId" = (SELECT app_organization_id())))
  WITH CHECK ((SELECT app_role()) = 'ENTERPRISE_USER' AND "status" IN ('IN_PROGRESS', 'AWAITING_CONFIRMATION')
         AND EXISTS (SELECT FROM "Project" AS project WHERE project.id = "projectId" AND project."enterpriseId" = (SELECT app_organization_id())));

-- Organizations: a member sees itself and whoever is no enterprise (universities, institutes, government …), never another enterprise.
CREATE POLICY bureau_reads ON "Organization" FOR SELECT TO luodi_app USING ((SELECT app_reads_all()));
CREATE POLICY bureau_inserts ON "Organization" FOR INSERT TO luodi_app WITH CHECK ((SELECT app_writes_all()));
CREATE POLICY bureau_updates ON "Organization" FOR UPDATE TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()));
CREATE POLICY member_reads ON "Organization" FOR SELECT TO luodi_app
  USING ((SELECT app_is_member()) AND ("id" = (SELECT app_organization_id()) OR "kind" <> 'ENTERPRISE'));
CREATE POLICY bureau_reads ON "OrganizationAlias" FOR SELECT TO luodi_app USING ((SELECT app_reads_all()));
CREATE POLICY bureau_writes ON "OrganizationAlias" FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()));
CREATE POLICY member_reads ON "OrganizationAlias" FOR SELECT TO luodi_app
  USING ((SELECT app_is_member()) AND EXISTS (SELECT FROM "Organization" AS subject WHERE subject.id = "organizationId"));

-- Events hold nothing of any enterprise: whoever is signed in reads them, the bureau writes them.
CREATE POLICY anyone_reads ON "EventSeries" FOR SELECT TO luodi_app USING ((SELECT app_reads_all() OR app_is_member()));
CREATE POLICY bureau_writes ON "EventSeries" FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()));
CREATE POLICY anyone_reads ON "Event" FOR SELECT TO luodi_app USING ((SELECT app_reads_all() OR app_is_member()));
CREATE POLICY bureau_writes ON "Event" FOR ALL TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()));

-- Accounts: the sign-in code and the administrator; the bureau and the leaders read names; everybody reads himself.
CREATE POLICY system_all ON "User" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'SYSTEM') WITH CHECK ((SELECT app_role()) = 'SYSTEM');
CREATE POLICY administrator_all ON "User" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR') WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR');
CREATE POLICY bureau_reads ON "User" FOR SELECT TO luodi_app USING ((SELECT app_reads_all()));
CREATE POLICY self_reads ON "User" FOR SELECT TO luodi_app USING ("id" = (SELECT app_user_id()));
CREATE POLICY system_all ON "Credential" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'SYSTEM') WITH CHECK ((SELECT app_role()) = 'SYSTEM');
CREATE POLICY administrator_issues ON "Credential" FOR INSERT TO luodi_app WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR');
CREATE POLICY administrator_resets ON "Credential" FOR UPDATE TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR') WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR');
-- an UPDATE … WHERE must be allowed to find its row
CREATE POLICY administrator_finds ON "Credential" FOR SELECT TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR');
CREATE POLICY system_all ON "Session" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'SYSTEM') WITH CHECK ((SELECT app_role()) = 'SYSTEM');
CREATE POLICY administrator_all ON "Session" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR') WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR');
CREATE POLICY self_reads ON "Session" FOR SELECT TO luodi_app USING ("userId" = (SELECT app_user_id()));
CREATE POLICY self_ends ON "Session" FOR UPDATE TO luodi_app USING ("userId" = (SELECT app_user_id())) WITH CHECK ("userId" = (SELECT app_user_id()) AND "endedAt" IS NOT NULL);
CREATE POLICY system_all ON "SignInAttempt" FOR ALL TO luodi_app USING ((SELECT app_role()) = 'SYSTEM') WITH CHECK ((SELECT app_role()) = 'SYSTEM');
CREATE POLICY administrator_reads ON "SignInAttempt" FOR SELECT TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR');

CREATE POLICY own ON "Submission" FOR ALL TO luodi_app USING ("actorId" = (SELECT app_user_id())) WITH CHECK ("actorId" = (SELECT app_user_id()));

-- The ledger: read by the bureau and the leaders; a member reads what concerns its own records.
CREATE POLICY bureau_reads ON "Change" FOR SELECT TO luodi_app
  USING ((SELECT app_reads_all()) AND ("tableName" <> 'User' OR (SELECT app_role()) = 'ADMINISTRATOR'));
CREATE POLICY member_reads ON "Change" FOR SELECT TO luodi_app USING ("participantIds" @> (SELECT app_membership()));

-- ---------------------------------------------------------------------------------------------------------
-- 9. Who a session belongs to, in one statement and without an actor. Ends it when it is idle, too old, or its owner is disabled.
-- ---------------------------------------------------------------------------------------------------------
CREATE FUNCTION session_user_of(wanted uuid, idle interval, touch boolean)
RETURNS TABLE ("userId" uuid, "account" text, "name" text, "role" "Role", "organizationId" uuid, "organizationName" text,
               "mustChangePassword" boolean, "expiresAt" timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF touch THEN
    UPDATE "Session" SET "lastSeenAt" = now()
     WHERE "id" = wanted AND "endedAt" IS NULL AND "lastSeenAt" < now() - interval '1 minute' AND "lastSeenAt" > now() - idle;
  END IF;
  RETURN QUERY
    SELECT u."id", u."account", u."name", u."role", u."organizationId", o."name", u."mustChangePassword", s."expiresAt"::timestamptz
      FROM "Session" s JOIN "User" u ON u."id" = s."userId" LEFT JOIN "Organization" o ON o."id" = u."organizationId"
     WHERE s."id" = wanted AND s."endedAt" IS NULL AND s."expiresAt" > now() AND s."lastSeenAt" > now() - idle
       AND u."disabledAt" IS NULL;
END $$;

-- Is there any account yet? Asked by the set-up page before anybody can be signed in.
CREATE FUNCTION portal_has_users() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ SELECT EXISTS (SELECT FROM "User") $$;

REVOKE EXECUTE ON FUNCTION next_code(text, int), session_user_of(uuid, interval, boolean), portal_has_users() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_code(text, int), session_user_of(uuid, interval, boolean), portal_has_users() TO luodi_app;

-- ---------------------------------------------------------------------------------------------------------
-- 10. What can never be right, whichever path wrote it.
-- ---------------------------------------------------------------------------------------------------------
DO $$
DECLARE
  t text;
BEGIN
  -- A row whose participants are unknown would be seen by nobody and found by no check.
  FOREACH t IN ARRAY ARRAY['Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN "participantIds" SET NOT NULL', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (cardinality("participantIds") > 0)', t, t || '_participants');
  END LOOP;
END $$;
ALTER TABLE "User"
  ADD CONSTRAINT "User_account_lower" CHECK ("account" = lower("account") AND "account" <> ''),
  ADD CONSTRAINT "User_member_organization" CHECK (("role" IN ('ENTERPRISE_USER', 'INSTITUTION_CONTACT')) = ("organizationId" IS NOT NULL));
ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_creditCode_form" CHECK ("creditCode" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'),
  ADD CONSTRAINT "Organization_parent_other" CHECK ("parentId" <> "id"),
  ADD CONSTRAINT "Organization_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Event"
  ADD CONSTRAINT "Event_edition_positive" CHECK ("edition" > 0),
  ADD CONSTRAINT "Event_end_after_start" CHECK ("endedOn" >= "heldOn"),
  ADD CONSTRAINT "Event_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Intention"
  ADD CONSTRAINT "Intention_amount" CHECK ("expectedAmountFen" >= 0),
  ADD CONSTRAINT "Intention_converted" CHECK (("status" = 'CONVERTED') = ("convertedAgreementId" IS NOT NULL)),
  ADD CONSTRAINT "Intention_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Agreement"
  ADD CONSTRAINT "Agreement_amount" CHECK ("amountFen" >= 0),
  ADD CONSTRAINT "Agreement_dates" CHECK ("expiresOn" >= "effectiveOn"),
  ADD CONSTRAINT "Agreement_signed" CHECK ("status" IN ('DRAFT', 'RETURNED') OR "signedOn" IS NOT NULL),
  ADD CONSTRAINT "Agreement_four_eyes" CHECK ("reviewedById" <> "submittedById"),
  ADD CONSTRAINT "Agreement_previous_other" CHECK ("previousId" <> "id"),
  ADD CONSTRAINT "Agreement_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "AgreementParty" ADD CONSTRAINT "AgreementParty_share" CHECK ("shareFen" >= 0);
ALTER TABLE "Project"
  ADD CONSTRAINT "Project_dates" CHECK ("plannedEndOn" >= "plannedStartOn"),
  ADD CONSTRAINT "Project_percent" CHECK ("progressPercent" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Project_trl" CHECK ("trlStart" BETWEEN 1 AND 9 AND "trlCurrent" BETWEEN 1 AND 9),
  ADD CONSTRAINT "Project_amounts" CHECK ("totalBudgetFen" >= 0 AND "governmentFundingFen" >= 0 AND "jobs" >= 0),
  ADD CONSTRAINT "Project_landed" CHECK (("landedOn" IS NULL) = ("landingEvidence" IS NULL)),
  ADD CONSTRAINT "Project_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Milestone"
  ADD CONSTRAINT "Milestone_weight" CHECK ("weight" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Milestone_four_eyes" CHECK ("confirmedById" <> "submittedById"),
  ADD CONSTRAINT "Milestone_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "ProgressReport"
  ADD CONSTRAINT "ProgressReport_percent" CHECK ("percent" BETWEEN 0 AND 100),
  ADD CONSTRAINT "ProgressReport_period" CHECK ("period" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT "ProgressReport_four_eyes" CHECK ("reviewedById" <> "submittedById");
ALTER TABLE "FundFlow"
  ADD CONSTRAINT "FundFlow_amount" CHECK ("amountFen" > 0),
  ADD CONSTRAINT "FundFlow_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "TechnologyContract"
  ADD CONSTRAINT "TechnologyContract_amounts" CHECK ("totalFen" >= 0 AND "technologyFen" BETWEEN 0 AND "totalFen" AND "fulfilledFen" >= 0),
  ADD CONSTRAINT "TechnologyContract_sides" CHECK ("sellerId" <> "buyerId"),
  ADD CONSTRAINT "TechnologyContract_validity" CHECK ("validTo" >= "validFrom"),
  ADD CONSTRAINT "TechnologyContract_registered" CHECK ("status" NOT IN ('REGISTERED', 'AMENDED', 'CANCELLED')
    OR ("registrationNo" IS NOT NULL AND "registeredOn" IS NOT NULL AND "technologyFen" IS NOT NULL)),
  ADD CONSTRAINT "TechnologyContract_registration_form" CHECK ("registrationNo" ~ '^\d{16}$'),
  ADD CONSTRAINT "TechnologyContract_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Patent"
  ADD CONSTRAINT "Patent_dates" CHECK ("grantedOn" >= "filedOn" AND "publishedOn" >= "filedOn"),
  ADD CONSTRAINT "Patent_valid_granted" CHECK ("status" <> 'VALID' OR "grantedOn" IS NOT NULL),
  ADD CONSTRAINT "Patent_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
ALTER TABLE "Achievement"
  ADD CONSTRAINT "Achievement_confirmed" CHECK ("status" <> 'CONFIRMED' OR "noveltyClaim" IS NULL OR ("evidenceKind" IS NOT NULL AND "evidenceOn" IS NOT NULL)),
  ADD CONSTRAINT "Achievement_four_eyes" CHECK ("reviewedById" <> "submittedById"),
  ADD CONSTRAINT "Achievement_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));
