-- The portal has many figures by now: a table of all of them, each with its footnote, would bury a briefing. The texts the
-- portal begins with name those that belong in it. Where the bureau has rewritten a template already, its text stays.
ALTER TABLE "BriefingTemplate" DISABLE TRIGGER record_change;
INSERT INTO "BriefingTemplate" ("id", "kind", "versionNo", "masthead", "documentNumber", "title", "recipient", "opening", "sections", "closing", "copyTo", "editedByName")
SELECT named."id"::uuid, old."kind", 2, old."masthead", old."documentNumber", old."title", old."recipient", old."opening",
       replace(old."sections"::text, '[表]', '[表:' || named."figures" || ']')::jsonb, old."closing", old."copyTo", old."editedByName"
  FROM "BriefingTemplate" AS old
  JOIN (VALUES
    ('0192a000-0000-7000-8000-00000000e011', 'WORK_BRIEFING', '签约项目、签约企业、合作高校院所、合作意向、落地项目、落地率、技术合同、技术合同成交额、技术交易额、填补国内空白、专利授权、产学研联合专利'),
    ('0192a000-0000-7000-8000-00000000e012', 'MONTHLY_STATISTICS', '签约项目、签约企业、落地项目、落地率、合作高校院所、合作意向、技术合同、技术合同成交额、技术交易额、专利申请、专利授权、填补国内空白')
  ) AS named ("id", "kind", "figures") ON named."kind" = old."kind"::text
 WHERE old."versionNo" = 1
   AND NOT EXISTS (SELECT FROM "BriefingTemplate" AS newer WHERE newer."kind" = old."kind" AND newer."versionNo" > 1);
ALTER TABLE "BriefingTemplate" ENABLE TRIGGER record_change;
