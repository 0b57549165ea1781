-- 大屏: a browser in a hall that nobody signs in to. An administrator registers it and hands over a pairing code that works
-- once; the browser that uses it first gets a random key of its own. Of code and key only hashes are kept here.
CREATE TABLE "ScreenDevice" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "place" TEXT NOT NULL,
  "pairingHash" TEXT,
  "pairingExpiresAt" TIMESTAMPTZ(3),
  "keyHash" TEXT,
  "boundAt" TIMESTAMPTZ(3),
  "boundAgent" TEXT,
  "lastSeenAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ScreenDevice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ScreenDevice_pairing" CHECK (("pairingHash" IS NULL) = ("pairingExpiresAt" IS NULL)),
  CONSTRAINT "ScreenDevice_bound" CHECK (("keyHash" IS NULL) OR ("boundAt" IS NOT NULL)),
  -- a device waits, or is bound, or is revoked: never two of them
  CONSTRAINT "ScreenDevice_state" CHECK (num_nonnulls("pairingHash", "keyHash", "revokedAt") <= 1)
);
CREATE UNIQUE INDEX "ScreenDevice_pairingHash_key" ON "ScreenDevice" ("pairingHash");
CREATE UNIQUE INDEX "ScreenDevice_keyHash_key" ON "ScreenDevice" ("keyHash");

ALTER TABLE "ScreenDevice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ScreenDevice" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON "ScreenDevice" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY administrator_all ON "ScreenDevice" FOR ALL TO luodi_app
  USING ((SELECT app_role()) = 'ADMINISTRATOR') WITH CHECK ((SELECT app_role()) = 'ADMINISTRATOR');
GRANT SELECT, INSERT, UPDATE ON "ScreenDevice" TO luodi_app;

-- Being looked at is no change of the device: "lastSeenAt" moves without an entry in the ledger.
CREATE TRIGGER keep_version
  BEFORE INSERT OR UPDATE OF "id", "name", "place", "pairingHash", "pairingExpiresAt", "keyHash", "boundAt", "boundAgent",
    "revokedAt", "version", "createdAt", "createdById", "updatedAt"
  ON "ScreenDevice" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER record_change
  AFTER INSERT OR DELETE OR UPDATE OF "id", "name", "place", "pairingHash", "pairingExpiresAt", "keyHash", "boundAt", "boundAgent",
    "revokedAt", "version", "createdAt", "createdById", "updatedAt"
  ON "ScreenDevice" FOR EACH ROW EXECUTE FUNCTION record_change('ScreenDevice', 'id');

-- Who may show the figures is the administrator's business, and so is its history.
ALTER POLICY reads_all ON "Change"
  USING ((SELECT app_reads_all()) AND ("tableName" NOT IN ('User', 'ScreenDevice') OR (SELECT app_role()) = 'ADMINISTRATOR'));

-- Binds the browser that comes first, in one statement: of two that come at once one finds nothing. The ledger names the
-- screen, for nobody is signed in.
CREATE FUNCTION bind_screen_device(pairing text, key text, agent text) RETURNS TABLE ("id" uuid, "name" text, "place" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.role', 'SCREEN', true), set_config('app.user_id', '', true),
          set_config('app.action', 'screen.bind-device', true), set_config('app.reason', '', true);
  RETURN QUERY
    UPDATE "ScreenDevice" AS device
       SET "keyHash" = key, "boundAt" = app_now(), "boundAgent" = agent, "pairingHash" = NULL, "pairingExpiresAt" = NULL
     WHERE device."pairingHash" = pairing AND device."pairingExpiresAt" > app_now() AND device."revokedAt" IS NULL
    RETURNING device."id", device."name", device."place";
  -- whoever called this goes on as nobody
  PERFORM set_config('app.role', '', true), set_config('app.action', '', true);
END $$;

-- Which screen holds this key, if it still is one. Asked at every look; notes once a minute that it was there.
CREATE FUNCTION screen_device_of(key text) RETURNS TABLE ("id" uuid, "name" text, "place" text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "ScreenDevice" AS device SET "lastSeenAt" = now()
   WHERE device."keyHash" = key AND device."revokedAt" IS NULL
     AND (device."lastSeenAt" IS NULL OR device."lastSeenAt" < now() - interval '1 minute');
  RETURN QUERY
    SELECT device."id", device."name", device."place" FROM "ScreenDevice" AS device
     WHERE device."keyHash" = key AND device."revokedAt" IS NULL;
END $$;

REVOKE EXECUTE ON FUNCTION bind_screen_device(text, text, text), screen_device_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bind_screen_device(text, text, text), screen_device_of(text) TO luodi_app;
