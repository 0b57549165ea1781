/** The statements that make many records out of few words. Everything random comes from setseed(), so runs are alike. */

const FIRST_DAY = '2020-11-12'

export const prepareSql = `
  CREATE TEMPORARY TABLE large_organization (
    n int, "isFirm" boolean, id uuid, name text, normalized text, kind text, "creditCode" text, region text, industry text,
    strategic text, field text, words text, "sortKey" text, grams text[], PRIMARY KEY ("isFirm", n)) ON COMMIT DROP;
  CREATE TEMPORARY TABLE large_title (
    n int, "isRare" boolean, title text, words text, "sortKey" text, grams text[], PRIMARY KEY ("isRare", n)) ON COMMIT DROP;
  CREATE TEMPORARY TABLE large_scale (
    agreements int, firms int, partners int, titles int, "rareTitles" int, today date, clerk uuid, reviewer uuid
  ) ON COMMIT DROP;

  -- An id that sorts by its instant (UUID version 7), made of the instant and a number.
  CREATE FUNCTION pg_temp.large_id(at timestamptz, salt text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(salt), 1, 3)
            || 'a' || substr(md5(salt), 4, 15))::uuid $$;
  -- As normalizeSearch writes a code: with blanks, and without.
  CREATE FUNCTION pg_temp.large_code_words(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(lower(code), '-', ' ') || ' ' || replace(lower(code), '-', '') $$;
  CREATE FUNCTION pg_temp.large_code(prefix text, wanted int, number bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT prefix || '-' || wanted || '-' || lpad(next::text, greatest(4, length(next::text)), '0')
      FROM (SELECT number + coalesce((SELECT last FROM "CodeCounter" AS c WHERE c.prefix = $1 AND c.year = wanted), 0) AS next) AS x $$;
  -- The check digit of a patent application (model.md §5.2).
  CREATE FUNCTION pg_temp.large_patent_no(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT body || CASE sum % 11 WHEN 10 THEN 'X' ELSE (sum % 11)::text END
      FROM (SELECT sum(substr(body, i, 1)::int * (ARRAY[2,3,4,5,6,7,8,9,2,3,4,5])[i]) FROM generate_series(1, 12) AS i) AS s (sum) $$;`

export const organizationsSql = `
  UPDATE large_organization SET grams = grams(words);
  UPDATE large_title SET grams = grams(words);
  ANALYZE large_organization; ANALYZE large_title; ANALYZE large_scale;
  WITH coded AS (SELECT *, pg_temp.large_code('DW', 2020, row_number() OVER (ORDER BY "isFirm", n)) AS code FROM large_organization)
  INSERT INTO "Organization" (id, code, name, "normalizedName", kind, "creditCode", "creditCodeStatus", "regionCode",
    township, "industryCode", "strategicIndustry", "sizeClass", "isAboveScale", status, "isLocal", note,
    "searchText", "searchGrams", "sortKey", version, "createdAt", "updatedAt")
  SELECT id, code, name, normalized, kind::"OrganizationKind", "creditCode", 'VERIFIED', region,
    CASE WHEN "isFirm" THEN '130682' || lpad((n % 4 + 1)::text, 3, '0') END, industry, strategic,
    CASE WHEN "isFirm" THEN (ARRAY['LARGE','MEDIUM','SMALL','MICRO'])[n % 4 + 1]::"SizeClass" END, "isFirm" AND n % 3 = 0,
    'ACTIVE', "isFirm", '示例数据', text, grams(text), "sortKey", 1, timestamptz '2020-10-12 09:00+08', timestamptz '2020-10-12 09:00+08'
    FROM (SELECT *, words || ' ' || pg_temp.large_code_words(code) || ' ' || lower("creditCode") AS text FROM coded) AS t;

  INSERT INTO "EventSeries" (id, name, kind, aliases, version, "createdAt", "updatedAt")
  VALUES (gen_random_uuid(), '定州市产学研合作创新大会', 'IUR_CONFERENCE', '{产学研合作创新发展大会,产学研创新大会}', 1, now(), now())
  ON CONFLICT (name) DO NOTHING;
  INSERT INTO "Event" (id, code, title, "seriesId", edition, "heldOn", "searchText", "sortKey", version, "createdAt", "updatedAt")
  SELECT gen_random_uuid(), pg_temp.large_code('HD', 2019 + edition, 1), '第' || edition || '届定州市产学研合作创新大会', series.id,
         edition, (date '${FIRST_DAY}' + (edition - 1) * interval '1 year')::date, '', '', 1, now(), now()
    FROM "EventSeries" AS series, large_scale, generate_series(1, 20) AS edition
   WHERE series.name = '定州市产学研合作创新大会' AND date '${FIRST_DAY}' + (edition - 1) * interval '1 year' <= today
  ON CONFLICT ("seriesId", edition) DO NOTHING;`

/** Recent days, busy firms and busy partners more often than others. Numbers only: the words are joined when rows are made. */
const draw = (table: string, count: string) => `
  CREATE TEMPORARY TABLE ${table} ON COMMIT DROP AS
  SELECT n, day, firm, partner, rare, floor(title * CASE WHEN rare THEN "rareTitles" ELSE titles END)::int AS "titleNo", fate, luck, size,
         (day + 1 + time '09:00' + floor(luck * 480) * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' AS at,
         NULL::uuid AS id, NULL::text AS code
    FROM (SELECT n, today - (2 + floor(power(random(), 1.6) * (today - date '${FIRST_DAY}' - 2)))::int AS day,
                 floor(power(random(), 2.2) * firms)::int AS firm, floor(power(random(), 2.0) * partners)::int AS partner,
                 random() < 0.004 AS rare, random() AS title, random() AS fate, random() AS luck, random() AS size,
                 titles, "rareTitles"
            FROM large_scale, generate_series(1, ${count}) AS n) AS drawn;`

const identify = (table: string, prefix: string) => `
  UPDATE ${table} AS t SET id = pg_temp.large_id(t.at, '${prefix}' || t.n), code = numbered.code
    FROM (SELECT n, pg_temp.large_code('${prefix}', year, row_number() OVER (PARTITION BY year ORDER BY at, n)) AS code
            FROM (SELECT n, at, extract(year FROM day)::int AS year FROM ${table}) AS dated) AS numbered
   WHERE numbered.n = t.n;
  ANALYZE ${table};`

/** Characters and pairs of a short number without blanks: grams() once per row is too slow. */
function gramsOf(number: string): string {
  const pieces = Array.from({ length: 14 }, (_, index) =>
    [1, 2].map((size) => `substr(${number}, ${index + 1}, ${size})`),
  )
  return `ARRAY[${pieces.flat().join(', ')}]`
}

/**
 * The drawn rows with their words. The grams are those of the parts: what a blank separates has no gram in common, so
 * together they are grams() of the whole text; a code without its hyphens has those of its parts. `number` is a column.
 */
const told = (table: string, number?: string) => `(
  SELECT t.*, firm.id AS "firmId", firm.name AS "firmName", firm.industry, firm.strategic, firm.field,
         partner.id AS "partnerId", partner.name AS "partnerName", partner.region, title.title, title."sortKey",
         title.words || ' ' || pg_temp.large_code_words(t.code) || ' ' || firm.words || ' ' || partner.words${number ? ` || ' ' || lower(t.${number})` : ''} AS text,
         ARRAY(SELECT DISTINCT gram FROM unnest(firm.grams || partner.grams || title.grams || ${gramsOf(`replace(lower(t.code), '-', '')`)}
           ${number ? `|| ${gramsOf(`lower(t.${number})`)}` : ''}) AS gram WHERE gram <> '') AS text_grams
    FROM ${table} AS t
    JOIN large_organization AS firm ON firm."isFirm" AND firm.n = t.firm
    JOIN large_organization AS partner ON NOT partner."isFirm" AND partner.n = t.partner
    JOIN large_title AS title ON title."isRare" = t.rare AND title.n = t."titleNo")`

const agreements = `
  ${draw('large_agreement', 'agreements')}
  ALTER TABLE large_agreement ADD COLUMN kind text, ADD COLUMN status text;
  UPDATE large_agreement SET
    kind = CASE WHEN fate < 0.50 THEN 'PROJECT' WHEN fate < 0.60 THEN 'TECHNOLOGY_CONTRACT' WHEN fate < 0.78 THEN 'FRAMEWORK'
                WHEN fate < 0.90 THEN 'STRATEGIC' WHEN fate < 0.96 THEN 'PLATFORM' ELSE 'TALENT' END,
    status = CASE WHEN luck < 0.95 OR day < (SELECT today FROM large_scale) - 60 THEN CASE WHEN luck < 0.03 THEN 'TERMINATED' ELSE 'EFFECTIVE' END
                  WHEN luck < 0.97 THEN 'SUBMITTED' WHEN luck < 0.99 THEN 'RETURNED' ELSE 'DRAFT' END;
  ${identify('large_agreement', 'XY')}
  INSERT INTO "Agreement" (id, code, title, kind, mode, "signedOn", "effectiveOn", "expiresOn", "amountFen", "amountAbsentReason",
    "enterpriseId", "enterpriseName", "partnerId", "partnerName", status, "submittedById", "submittedAt", "reviewedById",
    "reviewedAt", "terminatedOn", "terminationReason", "participantIds", "searchText", "searchGrams", "sortKey", version,
    "createdAt", "createdById", "updatedAt")
  SELECT t.id, t.code, t.title || '合作协议', t.kind::"AgreementKind",
    (CASE t.kind WHEN 'FRAMEWORK' THEN 'STRATEGIC_COOPERATION' WHEN 'STRATEGIC' THEN 'STRATEGIC_ALLIANCE' WHEN 'PLATFORM' THEN 'JOINT_RD_PLATFORM'
       WHEN 'TALENT' THEN 'TALENT_FLEXIBLE' WHEN 'TECHNOLOGY_CONTRACT' THEN 'COMMISSIONED_DEVELOPMENT' ELSE 'PROJECT_COOPERATION' END)::"CooperationMode",
    t.day, t.day, t.day + 365 + floor(t.size * 1100)::int,
    CASE WHEN t.kind IN ('FRAMEWORK', 'STRATEGIC') THEN NULL ELSE (20 + floor(exp(t.size * 7)))::bigint * 1000000 END,
    CASE WHEN t.kind IN ('FRAMEWORK', 'STRATEGIC') THEN 'FRAMEWORK'::"AmountAbsentReason" END,
    t."firmId", t."firmName", t."partnerId", t."partnerName", t.status::"AgreementStatus",
    CASE WHEN t.status <> 'DRAFT' THEN clerk END, CASE WHEN t.status <> 'DRAFT' THEN t.at END,
    CASE WHEN t.status IN ('EFFECTIVE', 'TERMINATED', 'RETURNED') THEN reviewer END,
    CASE WHEN t.status IN ('EFFECTIVE', 'TERMINATED', 'RETURNED') THEN t.at + interval '2 hours' END,
    CASE WHEN t.status = 'TERMINATED' THEN t.day END, CASE WHEN t.status = 'TERMINATED' THEN '双方协商终止' END,
    ARRAY[t."firmId", t."partnerId"], text, text_grams, t."sortKey", 2, t.at, clerk, t.at + interval '2 hours'
    FROM ${told('large_agreement')} AS t, large_scale;
  INSERT INTO "AgreementParty" (id, "agreementId", "organizationId", name, role, "isLead", position, "createdAt", "createdById")
  SELECT pg_temp.large_id(at, 'party' || n || side), id, CASE side WHEN 0 THEN "firmId" ELSE "partnerId" END,
    CASE side WHEN 0 THEN "firmName" ELSE "partnerName" END, (CASE side WHEN 0 THEN 'PARTY_A' ELSE 'PARTY_B' END)::"PartyRole",
    side = 0, side, at, clerk
    FROM ${told('large_agreement')} AS t, large_scale, generate_series(0, 1) AS side;`

const projects = `
  CREATE TEMPORARY TABLE large_project ON COMMIT DROP AS
  SELECT t.*, t.id AS "agreementId", t.day + 20 AS "startOn", t.day + 385 + floor(t.size * 730)::int AS "endOn"
    FROM large_agreement AS t WHERE t.kind IN ('PROJECT', 'TECHNOLOGY_CONTRACT') AND t.status IN ('EFFECTIVE', 'TERMINATED')
   ORDER BY t.n LIMIT (SELECT agreements / 2 FROM large_scale);
  UPDATE large_project SET at = at + interval '1 day', status = CASE
    WHEN "endOn" < today THEN CASE WHEN luck < 0.12 THEN 'IN_PROGRESS' WHEN luck < 0.20 THEN 'TERMINATED' WHEN luck < 0.70 THEN 'ACCEPTED'
                                   WHEN luck < 0.95 THEN 'INDUSTRIALIZED' ELSE 'ACCEPTANCE_PENDING' END
    WHEN day > today - 90 THEN 'SIGNED'
    ELSE CASE WHEN luck < 0.85 THEN 'IN_PROGRESS' WHEN luck < 0.90 THEN 'SUSPENDED' WHEN luck < 0.94 THEN 'TERMINATED' ELSE 'SIGNED' END END
    FROM large_scale;
  ${identify('large_project', 'XM')}
  INSERT INTO "Project" (id, code, title, "agreementId", "enterpriseId", "enterpriseName", "partnerName", mode, "technologyField",
    "industryCode", "strategicIndustry", "rdSiteRegion", "transformationSiteRegion", stage, "trlStart", "trlCurrent",
    "plannedStartOn", "plannedEndOn", "landedOn", "landingEvidence", "totalBudgetFen", "governmentFundingFen", jobs, summary,
    status, "statusBeforeSuspension", "progressPercent", "acceptanceAppliedOn", "acceptedOn", "acceptanceResult",
    "industrializedOn", "terminatedOn", "participantIds", "searchText", "searchGrams", "sortKey", version, "createdAt",
    "createdById", "updatedAt")
  SELECT id, code, title, "agreementId", "firmId", "firmName", "partnerName", 'PROJECT_COOPERATION', field, industry, strategic,
    region, '130682', 'ONE_TO_HUNDRED', 4, 6, "startOn", "endOn",
    CASE WHEN status <> 'SIGNED' THEN "startOn" + 30 END,
    CASE WHEN status <> 'SIGNED' THEN 'FUND_FLOW'::"LandingEvidence" END,
    (50 + floor(exp(size * 7)))::bigint * 1000000, 0, floor(size * 40)::int, '围绕' || title || '开展联合攻关。',
    status::"ProjectStatus", CASE WHEN status = 'SUSPENDED' THEN 'IN_PROGRESS'::"ProjectStatus" END,
    CASE WHEN status IN ('ACCEPTED', 'INDUSTRIALIZED') THEN 100 WHEN status = 'SIGNED' THEN 0
         ELSE least(95, greatest(0, 100 * (today - "startOn") / ("endOn" - "startOn"))) END,
    CASE WHEN status IN ('ACCEPTANCE_PENDING', 'ACCEPTED', 'INDUSTRIALIZED') THEN least("endOn" + 5, today - 1) END,
    CASE WHEN status IN ('ACCEPTED', 'INDUSTRIALIZED') THEN least("endOn" + 30, today - 1) END,
    CASE WHEN status IN ('ACCEPTED', 'INDUSTRIALIZED') THEN 'PASSED'::"AcceptanceResult" END,
    CASE WHEN status = 'INDUSTRIALIZED' THEN least("endOn" + 90, today - 1) END,
    CASE WHEN status = 'TERMINATED' THEN least("endOn", today - 1) END,
    ARRAY["firmId", "partnerId"], text, text_grams, "sortKey", 1, at, clerk, at
    FROM ${told('large_project')} AS t, large_scale;
  INSERT INTO "ProjectParty" (id, "projectId", "organizationId", name, role, position, "createdAt", "createdById")
  SELECT pg_temp.large_id(at, 'part' || n || side), id, CASE side WHEN 0 THEN "firmId" ELSE "partnerId" END,
    CASE side WHEN 0 THEN "firmName" ELSE "partnerName" END,
    (CASE side WHEN 0 THEN 'LEAD' ELSE 'TECHNOLOGY_PROVIDER' END)::"ProjectPartyRole", side, at, clerk
    FROM ${told('large_project')} AS t, large_scale, generate_series(0, 1) AS side;`

/** Of running projects: a step behind them and one before them, and the reports of the last two months. */
const followUp = `
  INSERT INTO "Milestone" (id, "projectId", title, "dueOn", "doneOn", weight, status, evidence, "submittedById", "confirmedById",
    "confirmedAt", version, "createdAt", "createdById", "updatedAt")
  SELECT pg_temp.large_id(at, 'step' || n || step), id, (ARRAY['技术方案评审通过', '中试线建成并稳定运行'])[step],
    CASE step WHEN 1 THEN "startOn" + 60 ELSE today + floor(fate * 560)::int - 40 END, CASE step WHEN 1 THEN "startOn" + 55 END, 50,
    (CASE step WHEN 1 THEN 'CONFIRMED' ELSE 'IN_PROGRESS' END)::"MilestoneStatus", CASE step WHEN 1 THEN '示例评审意见' END,
    CASE step WHEN 1 THEN clerk END, CASE step WHEN 1 THEN reviewer END,
    CASE step WHEN 1 THEN "startOn" + 58 + time '10:00' END, 1, at, clerk, at
    FROM large_project, large_scale, generate_series(1, 2) AS step WHERE status = 'IN_PROGRESS';
  INSERT INTO "ProgressReport" (id, "projectId", period, situation, percent, narrative, channel, status, "submittedById",
    "submittedAt", "reviewedById", "reviewedAt", version, "createdAt", "createdById", "updatedAt")
  SELECT pg_temp.large_id(filed, 'report' || n || back), id, to_char(filed, 'YYYY-MM'), 'PROGRESS', 60, '按计划推进,完成本月试验。', 'PHONE',
    (CASE WHEN back = 1 AND luck < 0.02 THEN 'SUBMITTED' ELSE 'APPROVED' END)::"ReportStatus", clerk, filed,
    CASE WHEN back = 1 AND luck < 0.02 THEN NULL ELSE reviewer END, CASE WHEN back = 1 AND luck < 0.02 THEN NULL ELSE filed + interval '1 day' END,
    1, filed, clerk, filed
    FROM (SELECT *, date_trunc('month', today) - back * interval '1 month' + interval '19 days 10 hours' AS filed
            FROM large_project, large_scale, generate_series(1, 2) AS back) AS t
   WHERE status = 'IN_PROGRESS' AND fate * 1000 - floor(fate * 1000) < 0.94 AND "startOn" + 30 < date_trunc('month', filed);`

const contracts = `
  ${draw('large_contract', 'agreements / 2')}
  ${identify('large_contract', 'HT')}
  INSERT INTO "TechnologyContract" (id, code, title, type, "sellerId", "sellerName", "buyerId", "buyerName", "signedOn", "validFrom",
    "validTo", "totalFen", "technologyFen", "fulfilledFen", "technologyField", "intellectualProperty", "registrationNo", "registeredOn",
    authority, status, "participantIds", "searchText", "searchGrams", "sortKey", version, "createdAt", "createdById", "updatedAt")
  SELECT id, code, title || '技术开发合同', (ARRAY['DEVELOPMENT','DEVELOPMENT','SERVICE','TRANSFER','LICENSE','CONSULTING'])[1 + floor(fate * 6)::int]::"ContractType",
    "partnerId", "partnerName", "firmId", "firmName", day, day, day + 540, fen, CASE WHEN registered THEN fen * 8 / 10 END, 0, field, 'NONE',
    CASE WHEN registered THEN extract(year FROM "registeredOn") || '130682' || lpad((100000 + n)::text, 6, '0') END,
    CASE WHEN registered THEN "registeredOn" END, CASE WHEN registered THEN '定州市技术合同认定登记机构(示例)' END,
    (CASE WHEN registered THEN 'REGISTERED' WHEN luck < 0.96 THEN 'SIGNED' ELSE 'REGISTRATION_SUBMITTED' END)::"ContractStatus",
    ARRAY["firmId", "partnerId"], text, text_grams, "sortKey", 1, at, clerk, at
    FROM (SELECT t.*, t.luck < 0.9 AND t.day + 30 < today AS registered, t.day + 20 AS "registeredOn",
                 (5 + floor(exp(t.size * 6)))::bigint * 1000000 AS fen, clerk
            FROM ${told('large_contract')} AS t, large_scale) AS t;`

const patents = `
  ${draw('large_patent', 'agreements / 5')}
  ${identify('large_patent', 'ZL')}
  ALTER TABLE large_patent ADD COLUMN kind text, ADD COLUMN "applicationNo" text;
  UPDATE large_patent SET kind = CASE WHEN size < 0.6 THEN 'INVENTION' ELSE 'UTILITY_MODEL' END, "applicationNo" = pg_temp.large_patent_no(
    extract(year FROM day)::text || CASE WHEN size < 0.6 THEN '1' ELSE '2' END || '8' || lpad(n::text, 6, '0'));
  INSERT INTO "Patent" (id, code, kind, title, "applicationNo", "grantNo", "filedOn", "grantedOn", "expiresOn", status, "statusOn", inventors,
    "isJoint", "holderNames", "participantIds", "searchText", "searchGrams", "sortKey", version, "createdAt", "createdById", "updatedAt")
  SELECT id, code, kind::"PatentKind", '一种' || title || '方法', "applicationNo", CASE WHEN granted THEN 'ZL' || "applicationNo" END, day,
    CASE WHEN granted THEN "grantedOn" END, (day + (CASE kind WHEN 'INVENTION' THEN 20 ELSE 10 END) * interval '1 year')::date,
    (CASE WHEN granted THEN 'VALID' WHEN kind = 'INVENTION' AND luck < 0.7 THEN 'EXAMINING' ELSE 'ACCEPTED' END)::"PatentStatus",
    CASE WHEN granted THEN "grantedOn" ELSE day END, '王示例、李示例', joint,
    CASE WHEN joint THEN "firmName" || '、' || "partnerName" ELSE "firmName" END,
    CASE WHEN joint THEN ARRAY["firmId", "partnerId"] ELSE ARRAY["firmId"] END, text, text_grams, "sortKey", 1, at, clerk, at
    FROM (SELECT *, "grantedOn" < today AND luck < 0.85 AS granted
            FROM (SELECT t.*, t.fate < 0.3 AS joint, clerk, today, t.day + CASE kind WHEN 'INVENTION' THEN 760 ELSE 250 END AS "grantedOn"
                    FROM ${told('large_patent', '"applicationNo"')} AS t, large_scale) AS t) AS t;
  INSERT INTO "PatentHolder" (id, "patentId", "organizationId", name, position, "createdAt", "createdById")
  SELECT pg_temp.large_id(at, 'holder' || n || side), id, CASE side WHEN 0 THEN "firmId" ELSE "partnerId" END,
    CASE side WHEN 0 THEN "firmName" ELSE "partnerName" END, side, at, clerk
    FROM ${told('large_patent')} AS t, large_scale, generate_series(0, 1) AS side WHERE side = 0 OR fate < 0.3;`

const intentions = `
  ${draw('large_intention', 'agreements / 10')}
  ${identify('large_intention', 'YX')}
  INSERT INTO "Intention" (id, code, title, "enterpriseId", "enterpriseName", "partnerId", "partnerName", "reachedOn", mode,
    "expectedAmountFen", "technologyField", status, "nextFollowUpOn", "participantIds", "searchText", "searchGrams", "sortKey", version,
    "createdAt", "createdById", "updatedAt")
  SELECT id, code, title || '合作意向', "firmId", "firmName", "partnerId", "partnerName", day, 'PROJECT_COOPERATION',
    (10 + floor(size * 500))::bigint * 1000000, field,
    (CASE WHEN day > today - 200 THEN 'FOLLOWING' WHEN luck < 0.05 THEN 'INVALID' ELSE 'SHELVED' END)::"IntentionStatus",
    CASE WHEN day > today - 200 THEN day + 120 END, ARRAY["firmId", "partnerId"], text, text_grams, "sortKey", 1, at, clerk, at
    FROM ${told('large_intention')} AS t, large_scale;`

const achievements = `
  ${draw('large_achievement', 'agreements / 100')}
  ${identify('large_achievement', 'CG')}
  INSERT INTO "Achievement" (id, code, title, "ownerNames", "noveltyClaim", "impactClaims", "evidenceKind", "evidenceNo",
    "evidenceIssuer", "evidenceOn", status, "submittedById", "submittedAt", "reviewedById", "reviewedAt", "participantIds", "searchText",
    "searchGrams", "sortKey", version, "createdAt", "createdById", "updatedAt")
  SELECT id, code, title || '成果', "firmName" || '、' || "partnerName",
    (CASE WHEN fate < 0.3 THEN 'DOMESTIC_GAP' ELSE 'DOMESTIC_LEADING' END)::"NoveltyClaim", '{COST_REDUCTION}', 'NOVELTY_SEARCH',
    '示例第' || n || '号', '河北示例科技查新站', day, (CASE WHEN luck < 0.95 THEN 'CONFIRMED' ELSE 'SUBMITTED' END)::"AchievementStatus", clerk, at,
    CASE WHEN luck < 0.95 THEN reviewer END, CASE WHEN luck < 0.95 THEN at + interval '2 hours' END,
    ARRAY["firmId", "partnerId"], text, text_grams, "sortKey", 1, at, clerk, at
    FROM ${told('large_achievement')} AS t, large_scale;
  INSERT INTO "AchievementOwner" (id, "achievementId", "organizationId", name, position, "createdAt", "createdById")
  SELECT pg_temp.large_id(at, 'owner' || n || side), id, CASE side WHEN 0 THEN "firmId" ELSE "partnerId" END,
    CASE side WHEN 0 THEN "firmName" ELSE "partnerName" END, side, at, clerk
    FROM ${told('large_achievement')} AS t, large_scale, generate_series(0, 1) AS side;`

const counters = `
  INSERT INTO "CodeCounter" (prefix, year, last)
  SELECT split_part(code, '-', 1), split_part(code, '-', 2)::int, max(split_part(code, '-', 3)::int)
    FROM (SELECT code FROM "Organization" UNION ALL SELECT code FROM "Event" UNION ALL SELECT code FROM "Agreement"
          UNION ALL SELECT code FROM "Project" UNION ALL SELECT code FROM "TechnologyContract" UNION ALL SELECT code FROM "Patent"
          UNION ALL SELECT code FROM "Intention" UNION ALL SELECT code FROM "Achievement") AS codes
   GROUP BY 1, 2 ON CONFLICT (prefix, year) DO UPDATE SET last = greatest("CodeCounter".last, excluded.last);`

export const fillingSteps = [
  { name: '协议与当事人', sql: agreements },
  { name: '项目与参与单位', sql: projects },
  { name: '里程碑与进展填报', sql: followUp },
  { name: '技术合同', sql: contracts },
  { name: '专利', sql: patents },
  { name: '意向', sql: intentions },
  { name: '成果', sql: achievements },
  { name: '编号', sql: counters },
]

/** Columns of each table as the ledger keeps them: all but the grams, which say nothing of their own. */
export type LedgerColumns = ReadonlyMap<string, readonly string[]>

export const ledgerColumnsSql = `
  SELECT relname AS "table", array_agg(attname::text ORDER BY attnum) AS columns
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
   WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attname <> 'searchGrams'
   GROUP BY relname`

/**
 * What record_change() would have written for each row, as one statement per table: the triggers are off while the rows
 * are made. Agreements get a second entry, their approval.
 */
export function ledgerSteps(columnsOf: LedgerColumns): { name: string; sql: string }[] {
  const image = (table: string) => {
    const columns = (columnsOf.get(table) ?? []).map((column) => `t."${column}"`).join(', ')
    return `(SELECT to_jsonb(image) FROM (SELECT ${columns}) AS image)`
  }
  const record = (name: string, table: string, action: string, participants = 't."participantIds"') => ({
    name: `台账:${name}`,
    sql: `
      INSERT INTO "Change" ${columns}
      SELECT t."createdAt", ${transaction}, t."createdById", 'BUREAU_STAFF', '${table}', t.id, '${table}', t.id, 'INSERT',
             '${action}.create', NULL, ${image(table)}, ${participants}
        FROM "${table}" AS t WHERE ${isNew} ORDER BY t."createdAt", t.id`,
  })
  const part = (name: string, table: string, subject: string, column: string, action: string) => ({
    name: `台账:${name}`,
    sql: `
      INSERT INTO "Change" ${columns}
      SELECT t."createdAt", ${transaction}, t."createdById", 'BUREAU_STAFF', '${table}', t.id, '${subject}', subject.id, 'INSERT',
             '${action}', NULL, ${image(table)}, subject."participantIds"
        FROM "${table}" AS t JOIN "${subject}" AS subject ON subject.id = t."${column}"
       WHERE ${isNew} ORDER BY t."createdAt", t.id`,
  })
  const approvals = {
    name: '台账:协议',
    sql: `
      WITH images AS MATERIALIZED (
        SELECT t.*, ${image('Agreement')} AS latest FROM "Agreement" AS t WHERE ${isNew})
      INSERT INTO "Change" ${columns}
      SELECT CASE step WHEN 1 THEN t."createdAt" ELSE t."updatedAt" END, ${transaction},
             CASE step WHEN 1 THEN t."createdById" ELSE t."reviewedById" END,
             CASE step WHEN 1 THEN 'BUREAU_STAFF' ELSE 'BUREAU_REVIEWER' END, 'Agreement', t.id, 'Agreement', t.id,
             CASE step WHEN 1 THEN 'INSERT' ELSE 'UPDATE' END,
             CASE step WHEN 1 THEN 'agreement.create' ELSE 'agreement.approve' END,
             CASE step WHEN 2 THEN first END, CASE step WHEN 1 THEN first ELSE latest END, t."participantIds"
        FROM images AS t,
             LATERAL (SELECT latest || jsonb_build_object('version', 1, 'status', 'SUBMITTED', 'reviewedById', NULL, 'reviewedAt', NULL,
                        'terminatedOn', NULL, 'terminationReason', NULL, 'updatedAt', t."createdAt") AS first) AS f,
             generate_series(1, 2) AS step
       ORDER BY t."createdAt", t.id, step`,
  }
  return [
    record('单位', 'Organization', 'organization', 'ARRAY[t.id]'),
    record('活动', 'Event', 'event', `'{}'`),
    approvals,
    part('当事人', 'AgreementParty', 'Agreement', 'agreementId', 'agreement.create'),
    record('项目', 'Project', 'project'),
    part('参与单位', 'ProjectParty', 'Project', 'projectId', 'project.create'),
    part('里程碑', 'Milestone', 'Project', 'projectId', 'project.add-milestone'),
    part('进展填报', 'ProgressReport', 'Project', 'projectId', 'project.report'),
    record('技术合同', 'TechnologyContract', 'contract'),
    record('专利', 'Patent', 'patent'),
    part('专利权人', 'PatentHolder', 'Patent', 'patentId', 'patent.create'),
    record('意向', 'Intention', 'intention'),
    record('成果', 'Achievement', 'achievement'),
    part('完成单位', 'AchievementOwner', 'Achievement', 'achievementId', 'achievement.create'),
  ]
}

const columns = `("at", "txid", "actorId", "actorRole", "tableName", "recordId", "subjectTable", "subjectId", "op", "action",
  "before", "after", "participantIds")`
const transaction = `pg_current_xact_id()::text::bigint`
const isNew = `NOT EXISTS (SELECT FROM "Change" WHERE "Change"."recordId" = t.id)`
