-- Who took which rows out of the portal. Written before the first byte leaves; never changed, never deleted; read by
-- administrators alone.
CREATE TABLE "AccessLog" (
  "id" BIGSERIAL NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
  "userId" UUID NOT NULL DEFAULT app_user_id(),
  "userName" TEXT NOT NULL,
  "role" TEXT NOT NULL DEFAULT app_role(),
  "requestId" TEXT DEFAULT nullif(current_setting('app.request_id', true), ''),
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "format" TEXT NOT NULL,
  "filter" JSONB NOT NULL,
  "filterText" TEXT NOT NULL,
  "rowCount" INTEGER NOT NULL,
  "fileName" TEXT NOT NULL,
  CONSTRAINT "AccessLog_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "AccessLog_rowCount" CHECK ("rowCount" >= 0)
);
CREATE INDEX "AccessLog_at_idx" ON "AccessLog" ("at" DESC);
CREATE INDEX "AccessLog_userId_at_idx" ON "AccessLog" ("userId", "at" DESC);

ALTER TABLE "AccessLog" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AccessLog" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON "AccessLog" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY administrator_reads ON "AccessLog" FOR SELECT TO luodi_app USING ((SELECT app_role()) = 'ADMINISTRATOR');
CREATE POLICY self_writes ON "AccessLog" FOR INSERT TO luodi_app WITH CHECK ("userId" = (SELECT app_user_id()));

-- Who, when and in which request the database says itself: those columns cannot be given.
GRANT SELECT ON "AccessLog" TO luodi_app;
GRANT INSERT ("userName", "action", "subject", "content", "format", "filter", "filterText", "rowCount", "fileName")
  ON "AccessLog" TO luodi_app;
GRANT USAGE ON SEQUENCE "AccessLog_id_seq" TO luodi_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AccessLog" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "AccessLog" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How often somebody took rows out lately, for the limit: he may not read the log, but his own number is no secret.
CREATE FUNCTION recent_exports(since interval) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM "AccessLog" WHERE "userId" = app_user_id() AND "at" > app_now() - since
$$;
REVOKE EXECUTE ON FUNCTION recent_exports(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recent_exports(interval) TO luodi_app;
