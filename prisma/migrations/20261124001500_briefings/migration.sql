-- 简报: what is written from a snapshot. The texts stand in templates whose versions are never changed; a briefing is a draft
-- until somebody other than its author makes it final, and from then on nobody changes it, the owner included.
CREATE TYPE "BriefingKind" AS ENUM ('WORK_BRIEFING', 'MONTHLY_STATISTICS', 'SITUATION_REPORT');
CREATE TYPE "BriefingStatus" AS ENUM ('DRAFT', 'FINAL');

CREATE TABLE "BriefingTemplate" (
  "id" UUID NOT NULL,
  "kind" "BriefingKind" NOT NULL,
  "versionNo" INTEGER NOT NULL,
  "masthead" TEXT,
  "documentNumber" TEXT,
  "title" TEXT NOT NULL,
  "recipient" TEXT,
  "opening" TEXT,
  "sections" JSONB NOT NULL,
  "closing" TEXT,
  "copyTo" TEXT,
  "editedByName" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  CONSTRAINT "BriefingTemplate_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "BriefingTemplate_versionNo" CHECK ("versionNo" > 0)
);
CREATE UNIQUE INDEX "BriefingTemplate_kind_versionNo_key" ON "BriefingTemplate" ("kind", "versionNo");

CREATE TABLE "Briefing" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "kind" "BriefingKind" NOT NULL,
  "snapshotId" UUID NOT NULL,
  "templateId" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "status" "BriefingStatus" NOT NULL DEFAULT 'DRAFT',
  "issueNo" INTEGER,
  "datedOn" DATE NOT NULL,
  "content" TEXT,
  "contentHash" TEXT,
  "createdByName" TEXT NOT NULL,
  "finalizedAt" TIMESTAMPTZ(3),
  "finalizedById" UUID,
  "finalizedByName" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdById" UUID,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Briefing_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Briefing_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Briefing_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "BriefingTemplate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Briefing_issueNo" CHECK ("issueNo" > 0),
  CONSTRAINT "Briefing_final" CHECK (CASE "status"
    WHEN 'FINAL' THEN num_nulls("content", "contentHash", "finalizedAt", "finalizedById", "finalizedByName") = 0
    ELSE num_nonnulls("content", "contentHash", "finalizedAt", "finalizedById", "finalizedByName") = 0 END),
  CONSTRAINT "Briefing_content" CHECK ("contentHash" = encode(sha256(convert_to("content", 'UTF8')), 'hex')),
  CONSTRAINT "Briefing_four_eyes" CHECK ("finalizedById" <> "createdById")
);
CREATE UNIQUE INDEX "Briefing_code_key" ON "Briefing" ("code");
-- the same snapshot and the same texts say the same: there is one of it
CREATE UNIQUE INDEX "Briefing_snapshotId_templateId_key" ON "Briefing" ("snapshotId", "templateId");
CREATE INDEX "Briefing_createdAt_id_idx" ON "Briefing" ("createdAt" DESC, "id" DESC);

CREATE FUNCTION refuse_final_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" = 'FINAL' THEN
    RAISE EXCEPTION 'a final briefing is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a briefing is never deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW."snapshotId", NEW."templateId", NEW."kind", NEW."code") IS DISTINCT FROM (OLD."snapshotId", OLD."templateId", OLD."kind", OLD."code") THEN
    RAISE EXCEPTION 'what a briefing is made of is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['BriefingTemplate', 'Briefing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY bureau_reads ON %I FOR SELECT TO luodi_app USING ((SELECT app_reads_all()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO luodi_app', t);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_reissue()', t);
  END LOOP;
END $$;

CREATE POLICY template_written ON "BriefingTemplate" FOR INSERT TO luodi_app
  WITH CHECK ((SELECT app_role()) IN ('BUREAU_REVIEWER', 'ADMINISTRATOR'));
CREATE TRIGGER keep_author BEFORE INSERT ON "BriefingTemplate" FOR EACH ROW EXECUTE FUNCTION keep_author();
CREATE TRIGGER as_issued BEFORE UPDATE OR DELETE ON "BriefingTemplate" FOR EACH ROW EXECUTE FUNCTION refuse_reissue();

CREATE POLICY draft_made ON "Briefing" FOR INSERT TO luodi_app
  WITH CHECK ((SELECT app_writes_all()) AND "status" = 'DRAFT');
-- clerks and reviewers work on drafts; only a reviewer who did not write it makes one final
CREATE POLICY draft_changed ON "Briefing" FOR UPDATE TO luodi_app
  USING ((SELECT app_writes_all()) AND "status" = 'DRAFT')
  WITH CHECK ((SELECT app_writes_all())
              AND ("status" = 'DRAFT'
                   OR ((SELECT app_role()) = 'BUREAU_REVIEWER' AND "createdById" IS DISTINCT FROM (SELECT app_user_id())
                       AND "finalizedById" = (SELECT app_user_id()))));
GRANT UPDATE ("title", "issueNo", "datedOn", "status", "content", "contentHash", "finalizedAt", "finalizedById", "finalizedByName")
  ON "Briefing" TO luodi_app;
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON "Briefing" FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER as_final BEFORE UPDATE OR DELETE ON "Briefing" FOR EACH ROW EXECUTE FUNCTION refuse_final_change();

-- The texts the portal begins with; the bureau rewrites them in the portal. They are nobody's change: the ledger begins after.
INSERT INTO "BriefingTemplate" ("id", "kind", "versionNo", "masthead", "documentNumber", "title", "recipient", "opening", "sections", "closing", "copyTo", "editedByName")
VALUES
('0192a000-0000-7000-8000-00000000e001', 'WORK_BRIEFING', 1, '产学研合作工作简报', '定科〔{年份}〕  号',
 E'{期间}\n全市产学研合作工作情况', '市委、市政府',
 '自{累计起点}第一届产学研合作创新大会召开以来,全市坚持企业主体、市场导向,持续深化与高校院所的产学研合作。现将截至{截止日期}的有关情况简报如下。',
 $json$[
  {"heading": "总体情况", "text": "截至{截止日期},全市累计签约产学研合作项目{签约项目},{签约项目:同比};签约企业{签约企业},{签约企业:同比}。\n与{合作高校院所}高校和科研院所保持合作。达成合作意向{合作意向:概数}。"},
  {"heading": "重点工作进展", "text": "(一)项目落地。已落地项目{落地项目},{落地项目:同比}。落地率{落地率},{落地率:同比}。\n(二)技术合同。{统计期间},认定登记技术合同{技术合同},{技术合同:同比}。技术合同成交额{技术合同成交额},{技术合同成交额:同比}。其中技术交易额{技术交易额}。\n(三)创新成果。累计确认填补国内空白成果{填补国内空白},{填补国内空白:同比}。{统计期间},专利授权{专利授权},{专利授权:同比}。其中产学研联合专利{产学研联合专利}。"},
  {"heading": "主要指标", "text": "主要指标完成情况如下表。\n[表]"},
  {"heading": "结构与走势", "text": "签约项目按合作模式的构成、技术合同成交额的逐月情况如下图,分项数据见附件。\n[柱状图:签约项目/合作模式]\n[折线图:技术合同成交额]"}
 ]$json$, NULL, '市人大常委会办公室,市政协办公室,各乡镇(街道),市直有关部门', '系统初始'),
('0192a000-0000-7000-8000-00000000e002', 'MONTHLY_STATISTICS', 1, NULL, NULL,
 E'产学研合作统计月报\n({期间})', NULL,
 '本月报为{城市}产学研合作主要指标,截止日期{截止日期},按{所知时刻}门户登记的数据统计。',
 $json$[
  {"heading": "主要指标", "text": "[表]"},
  {"heading": "签约与落地", "text": "截至{截止日期},累计签约项目{签约项目},{签约项目:同比};签约企业{签约企业};落地项目{落地项目},落地率{落地率}。\n[柱状图:签约项目/合作单位所在地]"},
  {"heading": "技术合同", "text": "{统计期间},认定登记技术合同{技术合同},成交额{技术合同成交额},{技术合同成交额:同比}。技术交易额{技术交易额},{技术交易额:同比}。\n[折线图:技术合同成交额]"},
  {"heading": "知识产权与成果", "text": "{统计期间},专利申请{专利申请},专利授权{专利授权}。累计确认填补国内空白成果{填补国内空白}。"}
 ]$json$, NULL, NULL, '系统初始'),
('0192a000-0000-7000-8000-00000000e003', 'SITUATION_REPORT', 1, NULL, NULL,
 E'关于{期间}\n产学研合作工作情况的汇报', '市政府',
 '按照工作安排,现将截至{截止日期}全市产学研合作工作情况汇报如下。',
 $json$[
  {"heading": "基本情况", "text": "全市累计签约产学研合作项目{签约项目},{签约项目:同比};签约企业{签约企业}。合作高校和科研院所{合作高校院所}。达成合作意向{合作意向:概数}。"},
  {"heading": "工作成效", "text": "(一)合作项目加快落地。已落地项目{落地项目},落地率{落地率},{落地率:同比}。\n(二)技术交易。{统计期间},技术合同成交额{技术合同成交额},{技术合同成交额:同比}。\n(三)创新成果。累计确认填补国内空白成果{填补国内空白},{填补国内空白:同比}。\n主要指标如下表。\n[表:签约项目、签约企业、合作高校院所、合作意向、落地项目、技术合同成交额、填补国内空白]"},
  {"heading": "结构分析", "text": "签约项目的行业构成、技术合同成交额的逐月情况如下图,分项数据见附件。\n[柱状图:签约项目/行业门类]\n[折线图:技术合同成交额]"},
  {"heading": "下一步工作", "text": "持续跟踪签约项目落地,对逾期项目逐一督办。"}
 ]$json$, '特此汇报。', NULL, '系统初始');

CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "BriefingTemplate" FOR EACH ROW EXECUTE FUNCTION record_change('BriefingTemplate', 'id');
CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON "Briefing" FOR EACH ROW EXECUTE FUNCTION record_change('Briefing', 'id');
