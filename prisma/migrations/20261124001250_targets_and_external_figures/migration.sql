-- 年度目标, 外部数据, 外部排名: what is published or set elsewhere, beside what the portal counts itself. No figure is computed from
-- them, so nothing here is part of a fact.
CREATE TABLE "Target" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "indicatorId" TEXT,
  "year" INTEGER NOT NULL,
  "value" BIGINT NOT NULL,
  "unit" TEXT NOT NULL,
  "documentNo" TEXT,
  "publisher" TEXT,
  "remark" TEXT,
  "searchText" TEXT NOT NULL DEFAULT '',
  "searchGrams" TEXT[],
  "sortKey" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "voidedAt" TIMESTAMPTZ(3),
  "voidReason" TEXT,
  "voidedById" UUID,
  CONSTRAINT "Target_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Target_year" CHECK ("year" BETWEEN 1990 AND 2100),
  CONSTRAINT "Target_value" CHECK ("value" > 0),
  CONSTRAINT "Target_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL))
);
CREATE UNIQUE INDEX "Target_code_key" ON "Target" ("code");
CREATE INDEX "Target_year_id_idx" ON "Target" ("year" DESC, "id" DESC);
CREATE INDEX "Target_searchGrams_idx" ON "Target" USING GIN ("searchGrams");
-- one per figure and year; what the portal does not count goes by its name
CREATE UNIQUE INDEX "Target_indicator_year" ON "Target" (coalesce("indicatorId", "title"), "year") WHERE "voidedAt" IS NULL;

CREATE TABLE "ExternalFigure" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "indicatorId" TEXT,
  "figureText" TEXT NOT NULL,
  "exactValue" BIGINT,
  "lowerBound" BIGINT,
  "asOf" DATE NOT NULL,
  "sourceTitle" TEXT NOT NULL,
  "sourceOutlet" TEXT NOT NULL,
  "sourcePublishedAt" TIMESTAMPTZ(3),
  "sourceUrl" TEXT,
  "sourceEditor" TEXT,
  "note" TEXT,
  "searchText" TEXT NOT NULL DEFAULT '',
  "searchGrams" TEXT[],
  "sortKey" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "voidedAt" TIMESTAMPTZ(3),
  "voidReason" TEXT,
  "voidedById" UUID,
  CONSTRAINT "ExternalFigure_pkey" PRIMARY KEY ("id"),
  -- a vague figure never becomes an exact number, and a number is only what the text says
  CONSTRAINT "ExternalFigure_one_value" CHECK ("exactValue" IS NULL OR "lowerBound" IS NULL),
  CONSTRAINT "ExternalFigure_vague" CHECK ("exactValue" IS NULL OR "figureText" !~ '[余多约近几超]|数[十百千万]|[0-9十百千万]来|左右|上下|以上|以下|不足'),
  CONSTRAINT "ExternalFigure_said" CHECK (coalesce("exactValue", "lowerBound") IS NULL
    OR coalesce("exactValue", "lowerBound")::text = ANY (regexp_split_to_array(translate("figureText", E',\uFF0C', ''), '[^0-9.]+'))),
  CONSTRAINT "ExternalFigure_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL))
);
CREATE UNIQUE INDEX "ExternalFigure_code_key" ON "ExternalFigure" ("code");
CREATE INDEX "ExternalFigure_asOf_id_idx" ON "ExternalFigure" ("asOf" DESC, "id" DESC);
CREATE INDEX "ExternalFigure_searchGrams_idx" ON "ExternalFigure" USING GIN ("searchGrams");

CREATE TABLE "ExternalRanking" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "scheme" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "dataYear" INTEGER,
  "rank" INTEGER NOT NULL,
  "total" INTEGER,
  "scoreHundredths" INTEGER,
  "className" TEXT,
  "publisher" TEXT NOT NULL,
  "documentNo" TEXT,
  "sourceTitle" TEXT,
  "sourceOutlet" TEXT,
  "sourcePublishedAt" TIMESTAMPTZ(3),
  "sourceUrl" TEXT,
  "sourceEditor" TEXT,
  "note" TEXT,
  "searchText" TEXT NOT NULL DEFAULT '',
  "searchGrams" TEXT[],
  "sortKey" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "voidedAt" TIMESTAMPTZ(3),
  "voidReason" TEXT,
  "voidedById" UUID,
  CONSTRAINT "ExternalRanking_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ExternalRanking_years" CHECK ("year" BETWEEN 1990 AND 2100 AND "dataYear" BETWEEN 1990 AND "year"),
  CONSTRAINT "ExternalRanking_rank" CHECK ("rank" > 0 AND "total" >= "rank"),
  CONSTRAINT "ExternalRanking_score" CHECK ("scoreHundredths" >= 0),
  CONSTRAINT "ExternalRanking_void_reason" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL))
);
CREATE UNIQUE INDEX "ExternalRanking_code_key" ON "ExternalRanking" ("code");
CREATE INDEX "ExternalRanking_year_id_idx" ON "ExternalRanking" ("year" DESC, "id" DESC);
CREATE INDEX "ExternalRanking_searchGrams_idx" ON "ExternalRanking" USING GIN ("searchGrams");
CREATE UNIQUE INDEX "ExternalRanking_scheme_year" ON "ExternalRanking" ("scheme", "year") WHERE "voidedAt" IS NULL;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Target', 'ExternalFigure', 'ExternalRanking'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))', t);
    EXECUTE format('CREATE POLICY bureau_inserts ON %I FOR INSERT TO luodi_app WITH CHECK ((SELECT app_writes_all()))', t);
    EXECUTE format('CREATE POLICY bureau_updates ON %I FOR UPDATE TO luodi_app USING ((SELECT app_writes_all())) WITH CHECK ((SELECT app_writes_all()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO luodi_app', t);
    EXECUTE format('CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_version()', t);
    EXECUTE format('CREATE TRIGGER keep_grams BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION keep_grams()', t);
    EXECUTE format('CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_change(%L, ''id'')', t, t);
  END LOOP;
END $$;
