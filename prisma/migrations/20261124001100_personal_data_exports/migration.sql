-- Personal data (names, addresses of computers) leaves the portal only with a right of its own and a stated reason (AP-35).
-- The right is given to a person, not to a role; the access log refuses what is taken without either, and without an entry
-- there is no file.
ALTER TABLE "User" ADD COLUMN "exportsPersonalData" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "User" ADD CONSTRAINT "User_exportsPersonalData"
  CHECK (NOT "exportsPersonalData" OR "role" IN ('ADMINISTRATOR', 'BUREAU_STAFF', 'BUREAU_REVIEWER'));

-- Nobody gives it to himself.
CREATE FUNCTION refuse_own_right() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW."id" = app_user_id() THEN
    RAISE EXCEPTION 'nobody grants himself a right' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_own_right BEFORE UPDATE OF "exportsPersonalData" ON "User"
  FOR EACH ROW WHEN (NEW."exportsPersonalData" AND NOT OLD."exportsPersonalData") EXECUTE FUNCTION refuse_own_right();

ALTER TABLE "AccessLog"
  ADD COLUMN "personalData" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "reason" TEXT,
  ADD CONSTRAINT "AccessLog_reason" CHECK (cardinality("personalData") = 0 OR length(btrim(coalesce("reason", ''))) >= 5);

DROP POLICY self_writes ON "AccessLog";
CREATE POLICY self_writes ON "AccessLog" FOR INSERT TO luodi_app WITH CHECK (
  "userId" = (SELECT app_user_id())
  AND (
    cardinality("personalData") = 0
    OR EXISTS (
      SELECT FROM "User" u
       WHERE u."id" = (SELECT app_user_id()) AND u."exportsPersonalData" AND u."disabledAt" IS NULL
    )
  )
);
GRANT INSERT ("personalData", "reason") ON "AccessLog" TO luodi_app;

-- The ledger of accounts names its columns (see sign_ins_are_no_changes): the new one is a change like any other.
DROP TRIGGER keep_version ON "User";
DROP TRIGGER record_change ON "User";
CREATE TRIGGER keep_version
  BEFORE INSERT OR UPDATE OF "id", "account", "name", "role", "organizationId", "mobileHash", "mobileMasked",
    "mustChangePassword", "isDemonstration", "disabledAt", "version", "createdAt", "createdById", "updatedAt",
    "exportsPersonalData"
  ON "User" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER record_change
  AFTER INSERT OR DELETE OR UPDATE OF "id", "account", "name", "role", "organizationId", "mobileHash", "mobileMasked",
    "mustChangePassword", "isDemonstration", "disabledAt", "version", "createdAt", "createdById", "updatedAt",
    "exportsPersonalData"
  ON "User" FOR EACH ROW EXECUTE FUNCTION record_change('User', 'id');
