-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "NoveltyClaim" AS ENUM ('DOMESTIC_GAP', 'INTERNATIONAL_GAP', 'INTERNATIONAL_LEADING', 'INTERNATIONAL_ADVANCED', 'DOMESTIC_LEADING', 'DOMESTIC_ADVANCED');

-- CreateEnum
CREATE TYPE "ImpactClaim" AS ENUM ('BREAKS_FOREIGN_MONOPOLY', 'IMPORT_SUBSTITUTION', 'COST_REDUCTION', 'ENERGY_SAVING', 'QUALITY_GAIN');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('NOVELTY_SEARCH', 'APPRAISAL', 'EVALUATION', 'TEST_REPORT');

-- CreateEnum
CREATE TYPE "AchievementStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED');

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('FRAMEWORK', 'STRATEGIC', 'PROJECT', 'PLATFORM', 'TECHNOLOGY_CONTRACT', 'TALENT', 'LETTER_OF_INTENT');

-- CreateEnum
CREATE TYPE "AgreementStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'EFFECTIVE', 'TERMINATED');

-- CreateEnum
CREATE TYPE "AmountAbsentReason" AS ENUM ('FRAMEWORK', 'CONFIDENTIAL', 'NEGOTIABLE');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('PARTY_A', 'PARTY_B', 'PARTY_C', 'USER', 'WITNESS', 'GOVERNMENT');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('IUR_CONFERENCE', 'RETURNEE_CONFERENCE', 'INNOVATION_CONTEST', 'RESULTS_EXPRESS', 'MATCHMAKING', 'TRAINING', 'OTHER');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "CooperationMode" AS ENUM ('STRATEGIC_ALLIANCE', 'STRATEGIC_COOPERATION', 'GOVERNMENT_INDUSTRY_RESEARCH', 'PROJECT_COOPERATION', 'JOINT_RD_PLATFORM', 'COMMISSIONED_DEVELOPMENT', 'TRANSFER_LICENSE', 'TALENT_FLEXIBLE', 'OTHER');

-- CreateEnum
CREATE TYPE "IntentionStatus" AS ENUM ('DRAFT', 'REACHED', 'FOLLOWING', 'CONVERTED', 'SHELVED', 'INVALID');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('ENTERPRISE', 'UNIVERSITY', 'INSTITUTE', 'GOVERNMENT', 'SERVICE_AGENCY', 'SOCIAL_ORGANIZATION', 'PARK', 'OVERSEAS', 'OTHER');

-- CreateEnum
CREATE TYPE "CreditCodeStatus" AS ENUM ('NONE', 'VERIFIED', 'PILOT_VERIFIED', 'PENDING');

-- CreateEnum
CREATE TYPE "OrganizationStatus" AS ENUM ('ACTIVE', 'DEREGISTERED', 'REVOKED', 'MOVED_OUT', 'CLOSED', 'MERGED');

-- CreateEnum
CREATE TYPE "SizeClass" AS ENUM ('LARGE', 'MEDIUM', 'SMALL', 'MICRO');

-- CreateEnum
CREATE TYPE "AliasKind" AS ENUM ('ABBREVIATION', 'FORMER', 'COLLOQUIAL', 'ENGLISH', 'MISSPELLING');

-- CreateEnum
CREATE TYPE "PatentKind" AS ENUM ('INVENTION', 'UTILITY_MODEL', 'DESIGN', 'PCT', 'OVERSEAS');

-- CreateEnum
CREATE TYPE "PatentStatus" AS ENUM ('PLANNED', 'ACCEPTED', 'PUBLISHED', 'EXAMINING', 'VALID', 'EXPIRED', 'LAPSED', 'INVALIDATED', 'ABANDONED', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "HighValueCriterion" AS ENUM ('STRATEGIC_INDUSTRY', 'OVERSEAS_FAMILY', 'MAINTAINED_TEN_YEARS', 'PLEDGED', 'AWARDED');

-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('PLANNED', 'SIGNED', 'IN_PROGRESS', 'SUSPENDED', 'ACCEPTANCE_PENDING', 'RECTIFYING', 'ACCEPTED', 'INDUSTRIALIZED', 'TERMINATED');

-- CreateEnum
CREATE TYPE "TransformStage" AS ENUM ('ZERO_TO_ONE', 'ONE_TO_HUNDRED', 'HUNDRED_TO_MILLION');

-- CreateEnum
CREATE TYPE "LandingEvidence" AS ENUM ('MILESTONE', 'FUND_FLOW', 'CONTRACT_REGISTERED', 'SITE_PHOTO');

-- CreateEnum
CREATE TYPE "ProjectPartyRole" AS ENUM ('LEAD', 'PARTICIPANT', 'TECHNOLOGY_PROVIDER', 'USER');

-- CreateEnum
CREATE TYPE "AcceptanceResult" AS ENUM ('PASSED', 'FAILED', 'CONCLUDED');

-- CreateEnum
CREATE TYPE "MilestoneStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'AWAITING_CONFIRMATION', 'CONFIRMED', 'WAIVED');

-- CreateEnum
CREATE TYPE "ReportSituation" AS ENUM ('NO_CHANGE', 'PROGRESS', 'DIFFICULTY', 'EXTENSION');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('SUBMITTED', 'APPROVED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ReportChannel" AS ENUM ('PHONE', 'COMPUTER', 'IMPORT');

-- CreateEnum
CREATE TYPE "FundFlowKind" AS ENUM ('RECEIVED', 'SPENT', 'ALLOCATED');

-- CreateEnum
CREATE TYPE "ContractType" AS ENUM ('DEVELOPMENT', 'TRANSFER', 'LICENSE', 'CONSULTING', 'SERVICE');

-- CreateEnum
CREATE TYPE "ContractStatus" AS ENUM ('DRAFT', 'SIGNED', 'REGISTRATION_SUBMITTED', 'CORRECTION_REQUIRED', 'REGISTERED', 'AMENDED', 'CANCELLED', 'REJECTED');

-- CreateEnum
CREATE TYPE "IntellectualPropertyKind" AS ENUM ('NONE', 'PATENT', 'SOFTWARE', 'KNOW_HOW', 'PLANT_VARIETY', 'CIRCUIT_LAYOUT', 'NEW_DRUG', 'DESIGN_COPYRIGHT');

-- CreateEnum
CREATE TYPE "PaymentMode" AS ENUM ('LUMP_SUM', 'INSTALLMENTS', 'ROYALTY');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMINISTRATOR', 'BUREAU_STAFF', 'BUREAU_REVIEWER', 'LEADER', 'ENTERPRISE_USER', 'INSTITUTION_CONTACT');

-- CreateTable
CREATE TABLE "Achievement" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "projectId" UUID,
    "ownerNames" TEXT NOT NULL,
    "noveltyClaim" "NoveltyClaim",
    "impactClaims" "ImpactClaim"[],
    "evidenceKind" "EvidenceKind",
    "evidenceNo" TEXT,
    "evidenceIssuer" TEXT,
    "evidenceOn" DATE,
    "completedOn" DATE,
    "summary" TEXT,
    "status" "AchievementStatus" NOT NULL DEFAULT 'DRAFT',
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "reviewedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "participantIds" UUID[],
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

    CONSTRAINT "Achievement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AchievementOwner" (
    "id" UUID NOT NULL,
    "achievementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "AchievementOwner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AchievementPatent" (
    "id" UUID NOT NULL,
    "achievementId" UUID NOT NULL,
    "patentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "AchievementPatent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "AgreementKind" NOT NULL,
    "mode" "CooperationMode" NOT NULL,
    "signedOn" DATE,
    "signedOnPrecision" "DatePrecision" NOT NULL DEFAULT 'DAY',
    "effectiveOn" DATE,
    "expiresOn" DATE,
    "amountFen" BIGINT,
    "amountAbsentReason" "AmountAbsentReason",
    "originEventId" UUID,
    "previousId" UUID,
    "note" TEXT,
    "enterpriseId" UUID NOT NULL,
    "enterpriseName" TEXT NOT NULL,
    "partnerId" UUID NOT NULL,
    "partnerName" TEXT NOT NULL,
    "status" "AgreementStatus" NOT NULL DEFAULT 'DRAFT',
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "reviewedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "terminatedOn" DATE,
    "terminationReason" TEXT,
    "participantIds" UUID[],
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

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementParty" (
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "PartyRole" NOT NULL,
    "isLead" BOOLEAN NOT NULL DEFAULT false,
    "shareFen" BIGINT,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "AgreementParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventSeries" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "EventKind" NOT NULL,
    "aliases" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "seriesId" UUID NOT NULL,
    "edition" INTEGER,
    "heldOn" DATE NOT NULL,
    "heldOnPrecision" "DatePrecision" NOT NULL DEFAULT 'DAY',
    "endedOn" DATE,
    "place" TEXT,
    "organizers" TEXT,
    "publishedText" TEXT,
    "summary" TEXT,
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

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Intention" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "enterpriseId" UUID NOT NULL,
    "enterpriseName" TEXT NOT NULL,
    "partnerId" UUID,
    "partnerName" TEXT,
    "reachedOn" DATE NOT NULL,
    "reachedOnPrecision" "DatePrecision" NOT NULL DEFAULT 'DAY',
    "originEventId" UUID,
    "mode" "CooperationMode",
    "expectedAmountFen" BIGINT,
    "technologyField" TEXT,
    "note" TEXT,
    "status" "IntentionStatus" NOT NULL DEFAULT 'DRAFT',
    "statusReason" TEXT,
    "nextFollowUpOn" DATE,
    "lastFollowUpOn" DATE,
    "lastFollowUpNote" TEXT,
    "convertedAgreementId" UUID,
    "convertedOn" DATE,
    "participantIds" UUID[],
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

    CONSTRAINT "Intention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "txid" BIGINT NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT,
    "requestId" TEXT,
    "batchId" UUID,
    "tableName" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "subjectTable" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "op" TEXT NOT NULL,
    "action" TEXT,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "participantIds" UUID[],

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "key" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "recordType" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CodeCounter" (
    "prefix" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "CodeCounter_pkey" PRIMARY KEY ("prefix","year")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "normalizedName" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "creditCode" TEXT,
    "creditCodeStatus" "CreditCodeStatus" NOT NULL DEFAULT 'NONE',
    "creditCodeEvidence" TEXT,
    "parentId" UUID,
    "groupId" UUID,
    "regionCode" TEXT NOT NULL,
    "township" TEXT,
    "address" TEXT,
    "industryCode" TEXT,
    "strategicIndustry" TEXT,
    "sizeClass" "SizeClass",
    "isAboveScale" BOOLEAN NOT NULL DEFAULT false,
    "foundedOn" DATE,
    "legalRepresentative" TEXT,
    "status" "OrganizationStatus" NOT NULL DEFAULT 'ACTIVE',
    "isLocal" BOOLEAN NOT NULL DEFAULT false,
    "isLocalReason" TEXT,
    "note" TEXT,
    "sortKeyOverride" TEXT,
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

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationAlias" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "kind" "AliasKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "OrganizationAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Patent" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "PatentKind" NOT NULL,
    "title" TEXT NOT NULL,
    "applicationNo" TEXT,
    "publicationNo" TEXT,
    "grantNo" TEXT,
    "filedOn" DATE,
    "publishedOn" DATE,
    "grantedOn" DATE,
    "expiresOn" DATE,
    "status" "PatentStatus" NOT NULL DEFAULT 'PLANNED',
    "statusOn" DATE,
    "statusReason" TEXT,
    "ipc" TEXT,
    "inventors" TEXT,
    "projectId" UUID,
    "isJoint" BOOLEAN NOT NULL DEFAULT false,
    "highValueCriterion" "HighValueCriterion",
    "holderNames" TEXT NOT NULL,
    "note" TEXT,
    "participantIds" UUID[],
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

    CONSTRAINT "Patent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatentHolder" (
    "id" UUID NOT NULL,
    "patentId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "PatentHolder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "enterpriseId" UUID NOT NULL,
    "enterpriseName" TEXT NOT NULL,
    "partnerName" TEXT NOT NULL,
    "mode" "CooperationMode" NOT NULL,
    "technologyField" TEXT,
    "industryCode" TEXT,
    "strategicIndustry" TEXT,
    "rdSiteRegion" TEXT,
    "transformationSiteRegion" TEXT,
    "stage" "TransformStage",
    "trlStart" INTEGER,
    "trlCurrent" INTEGER,
    "plannedStartOn" DATE NOT NULL,
    "plannedEndOn" DATE NOT NULL,
    "landedOn" DATE,
    "landingEvidence" "LandingEvidence",
    "landingNote" TEXT,
    "totalBudgetFen" BIGINT,
    "governmentFundingFen" BIGINT,
    "jobs" INTEGER,
    "summary" TEXT,
    "status" "ProjectStatus" NOT NULL DEFAULT 'PLANNED',
    "statusReason" TEXT,
    "statusBeforeSuspension" "ProjectStatus",
    "progressPercent" INTEGER NOT NULL DEFAULT 0,
    "acceptanceAppliedOn" DATE,
    "acceptedOn" DATE,
    "acceptanceResult" "AcceptanceResult",
    "acceptanceMethod" TEXT,
    "acceptanceCertificateNo" TEXT,
    "industrializedOn" DATE,
    "terminatedOn" DATE,
    "participantIds" UUID[],
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

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectParty" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "ProjectPartyRole" NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "ProjectParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "doneOn" DATE,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "status" "MilestoneStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "evidence" TEXT,
    "returnReason" TEXT,
    "submittedById" UUID,
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,
    "voidedById" UUID,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressReport" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "situation" "ReportSituation" NOT NULL,
    "percent" INTEGER NOT NULL,
    "narrative" TEXT,
    "problems" TEXT,
    "nextSteps" TEXT,
    "requestedEndOn" DATE,
    "channel" "ReportChannel" NOT NULL DEFAULT 'COMPUTER',
    "status" "ReportStatus" NOT NULL DEFAULT 'SUBMITTED',
    "submittedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewedById" UUID,
    "reviewedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProgressReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FundFlow" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "FundFlowKind" NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "flowOn" DATE NOT NULL,
    "source" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,
    "voidedById" UUID,

    CONSTRAINT "FundFlow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TechnologyContract" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" "ContractType" NOT NULL,
    "agreementId" UUID,
    "projectId" UUID,
    "sellerId" UUID NOT NULL,
    "sellerName" TEXT NOT NULL,
    "buyerId" UUID NOT NULL,
    "buyerName" TEXT NOT NULL,
    "signedOn" DATE NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "totalFen" BIGINT NOT NULL,
    "technologyFen" BIGINT,
    "fulfilledFen" BIGINT NOT NULL DEFAULT 0,
    "technologyField" TEXT,
    "intellectualProperty" "IntellectualPropertyKind" NOT NULL DEFAULT 'NONE',
    "planSource" TEXT,
    "paymentMode" "PaymentMode",
    "registrationNo" TEXT,
    "registeredOn" DATE,
    "authority" TEXT,
    "cancelledOn" DATE,
    "status" "ContractStatus" NOT NULL DEFAULT 'DRAFT',
    "statusReason" TEXT,
    "note" TEXT,
    "participantIds" UUID[],
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

    CONSTRAINT "TechnologyContract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "organizationId" UUID,
    "mobileHash" TEXT,
    "mobileMasked" TEXT,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "lastSignInAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Credential" (
    "userId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account" TEXT NOT NULL,
    "userId" UUID,
    "ip" TEXT,
    "succeeded" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Achievement_code_key" ON "Achievement"("code");

-- CreateIndex
CREATE INDEX "Achievement_createdAt_id_idx" ON "Achievement"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Achievement_evidenceOn_idx" ON "Achievement"("evidenceOn");

-- CreateIndex
CREATE INDEX "Achievement_sortKey_id_idx" ON "Achievement"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Achievement_status_idx" ON "Achievement"("status");

-- CreateIndex
CREATE INDEX "Achievement_projectId_idx" ON "Achievement"("projectId");

-- CreateIndex
CREATE INDEX "Achievement_participantIds_idx" ON "Achievement" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "Achievement_searchGrams_idx" ON "Achievement" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "AchievementOwner_organizationId_idx" ON "AchievementOwner"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "AchievementOwner_achievementId_organizationId_key" ON "AchievementOwner"("achievementId", "organizationId");

-- CreateIndex
CREATE INDEX "AchievementPatent_patentId_idx" ON "AchievementPatent"("patentId");

-- CreateIndex
CREATE UNIQUE INDEX "AchievementPatent_achievementId_patentId_key" ON "AchievementPatent"("achievementId", "patentId");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_code_key" ON "Agreement"("code");

-- CreateIndex
CREATE INDEX "Agreement_signedOn_id_idx" ON "Agreement"("signedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Agreement_createdAt_id_idx" ON "Agreement"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Agreement_amountFen_id_idx" ON "Agreement"("amountFen" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Agreement_sortKey_id_idx" ON "Agreement"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Agreement_status_signedOn_idx" ON "Agreement"("status", "signedOn");

-- CreateIndex
CREATE INDEX "Agreement_enterpriseId_partnerId_signedOn_idx" ON "Agreement"("enterpriseId", "partnerId", "signedOn");

-- CreateIndex
CREATE INDEX "Agreement_partnerId_idx" ON "Agreement"("partnerId");

-- CreateIndex
CREATE INDEX "Agreement_originEventId_idx" ON "Agreement"("originEventId");

-- CreateIndex
CREATE INDEX "Agreement_previousId_idx" ON "Agreement"("previousId");

-- CreateIndex
CREATE INDEX "Agreement_expiresOn_idx" ON "Agreement"("expiresOn");

-- CreateIndex
CREATE INDEX "Agreement_participantIds_idx" ON "Agreement" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "Agreement_searchGrams_idx" ON "Agreement" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "AgreementParty_organizationId_idx" ON "AgreementParty"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementParty_agreementId_organizationId_key" ON "AgreementParty"("agreementId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "EventSeries_name_key" ON "EventSeries"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Event_code_key" ON "Event"("code");

-- CreateIndex
CREATE INDEX "Event_heldOn_id_idx" ON "Event"("heldOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Event_searchGrams_idx" ON "Event" USING GIN ("searchGrams");

-- CreateIndex
CREATE UNIQUE INDEX "Event_seriesId_edition_key" ON "Event"("seriesId", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "Intention_code_key" ON "Intention"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Intention_convertedAgreementId_key" ON "Intention"("convertedAgreementId");

-- CreateIndex
CREATE INDEX "Intention_reachedOn_id_idx" ON "Intention"("reachedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Intention_enterpriseId_reachedOn_idx" ON "Intention"("enterpriseId", "reachedOn");

-- CreateIndex
CREATE INDEX "Intention_partnerId_idx" ON "Intention"("partnerId");

-- CreateIndex
CREATE INDEX "Intention_originEventId_idx" ON "Intention"("originEventId");

-- CreateIndex
CREATE INDEX "Intention_status_nextFollowUpOn_idx" ON "Intention"("status", "nextFollowUpOn");

-- CreateIndex
CREATE INDEX "Intention_participantIds_idx" ON "Intention" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "Intention_searchGrams_idx" ON "Intention" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "Change_subjectId_id_idx" ON "Change"("subjectId", "id");

-- CreateIndex
CREATE INDEX "Change_tableName_recordId_id_idx" ON "Change"("tableName", "recordId", "id");

-- CreateIndex
CREATE INDEX "Change_at_idx" ON "Change"("at");

-- CreateIndex
CREATE INDEX "Change_txid_idx" ON "Change"("txid");

-- CreateIndex
CREATE INDEX "Change_batchId_idx" ON "Change"("batchId");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_code_key" ON "Organization"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_creditCode_key" ON "Organization"("creditCode");

-- CreateIndex
CREATE INDEX "Organization_sortKey_id_idx" ON "Organization"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Organization_createdAt_id_idx" ON "Organization"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Organization_kind_isLocal_idx" ON "Organization"("kind", "isLocal");

-- CreateIndex
CREATE INDEX "Organization_normalizedName_idx" ON "Organization"("normalizedName");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_groupId_idx" ON "Organization"("groupId");

-- CreateIndex
CREATE INDEX "Organization_searchGrams_idx" ON "Organization" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "OrganizationAlias_normalized_idx" ON "OrganizationAlias"("normalized");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationAlias_organizationId_normalized_key" ON "OrganizationAlias"("organizationId", "normalized");

-- CreateIndex
CREATE UNIQUE INDEX "Patent_code_key" ON "Patent"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Patent_applicationNo_key" ON "Patent"("applicationNo");

-- CreateIndex
CREATE INDEX "Patent_filedOn_id_idx" ON "Patent"("filedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Patent_grantedOn_id_idx" ON "Patent"("grantedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Patent_sortKey_id_idx" ON "Patent"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Patent_status_idx" ON "Patent"("status");

-- CreateIndex
CREATE INDEX "Patent_projectId_idx" ON "Patent"("projectId");

-- CreateIndex
CREATE INDEX "Patent_participantIds_idx" ON "Patent" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "Patent_searchGrams_idx" ON "Patent" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "PatentHolder_organizationId_idx" ON "PatentHolder"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "PatentHolder_patentId_organizationId_key" ON "PatentHolder"("patentId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_code_key" ON "Project"("code");

-- CreateIndex
CREATE INDEX "Project_plannedStartOn_id_idx" ON "Project"("plannedStartOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Project_createdAt_id_idx" ON "Project"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Project_sortKey_id_idx" ON "Project"("sortKey", "id");

-- CreateIndex
CREATE INDEX "Project_agreementId_idx" ON "Project"("agreementId");

-- CreateIndex
CREATE INDEX "Project_enterpriseId_idx" ON "Project"("enterpriseId");

-- CreateIndex
CREATE INDEX "Project_status_plannedEndOn_idx" ON "Project"("status", "plannedEndOn");

-- CreateIndex
CREATE INDEX "Project_participantIds_idx" ON "Project" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "Project_searchGrams_idx" ON "Project" USING GIN ("searchGrams");

-- CreateIndex
CREATE INDEX "ProjectParty_organizationId_idx" ON "ProjectParty"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectParty_projectId_organizationId_key" ON "ProjectParty"("projectId", "organizationId");

-- CreateIndex
CREATE INDEX "Milestone_projectId_dueOn_idx" ON "Milestone"("projectId", "dueOn");

-- CreateIndex
CREATE INDEX "Milestone_status_dueOn_idx" ON "Milestone"("status", "dueOn");

-- CreateIndex
CREATE INDEX "ProgressReport_status_submittedAt_idx" ON "ProgressReport"("status", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressReport_projectId_period_key" ON "ProgressReport"("projectId", "period");

-- CreateIndex
CREATE INDEX "FundFlow_projectId_flowOn_idx" ON "FundFlow"("projectId", "flowOn");

-- CreateIndex
CREATE UNIQUE INDEX "TechnologyContract_code_key" ON "TechnologyContract"("code");

-- CreateIndex
CREATE UNIQUE INDEX "TechnologyContract_registrationNo_key" ON "TechnologyContract"("registrationNo");

-- CreateIndex
CREATE INDEX "TechnologyContract_signedOn_id_idx" ON "TechnologyContract"("signedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "TechnologyContract_registeredOn_status_idx" ON "TechnologyContract"("registeredOn", "status");

-- CreateIndex
CREATE INDEX "TechnologyContract_totalFen_id_idx" ON "TechnologyContract"("totalFen" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "TechnologyContract_sortKey_id_idx" ON "TechnologyContract"("sortKey", "id");

-- CreateIndex
CREATE INDEX "TechnologyContract_status_idx" ON "TechnologyContract"("status");

-- CreateIndex
CREATE INDEX "TechnologyContract_sellerId_idx" ON "TechnologyContract"("sellerId");

-- CreateIndex
CREATE INDEX "TechnologyContract_buyerId_idx" ON "TechnologyContract"("buyerId");

-- CreateIndex
CREATE INDEX "TechnologyContract_agreementId_idx" ON "TechnologyContract"("agreementId");

-- CreateIndex
CREATE INDEX "TechnologyContract_projectId_idx" ON "TechnologyContract"("projectId");

-- CreateIndex
CREATE INDEX "TechnologyContract_participantIds_idx" ON "TechnologyContract" USING GIN ("participantIds");

-- CreateIndex
CREATE INDEX "TechnologyContract_searchGrams_idx" ON "TechnologyContract" USING GIN ("searchGrams");

-- CreateIndex
CREATE UNIQUE INDEX "User_account_key" ON "User"("account");

-- CreateIndex
CREATE UNIQUE INDEX "User_mobileHash_key" ON "User"("mobileHash");

-- CreateIndex
CREATE INDEX "User_organizationId_idx" ON "User"("organizationId");

-- CreateIndex
CREATE INDEX "Session_userId_createdAt_idx" ON "Session"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "SignInAttempt_account_at_idx" ON "SignInAttempt"("account", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_ip_at_idx" ON "SignInAttempt"("ip", "at");

-- AddForeignKey
ALTER TABLE "Achievement" ADD CONSTRAINT "Achievement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AchievementOwner" ADD CONSTRAINT "AchievementOwner_achievementId_fkey" FOREIGN KEY ("achievementId") REFERENCES "Achievement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AchievementOwner" ADD CONSTRAINT "AchievementOwner_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AchievementPatent" ADD CONSTRAINT "AchievementPatent_achievementId_fkey" FOREIGN KEY ("achievementId") REFERENCES "Achievement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AchievementPatent" ADD CONSTRAINT "AchievementPatent_patentId_fkey" FOREIGN KEY ("patentId") REFERENCES "Patent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_originEventId_fkey" FOREIGN KEY ("originEventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementParty" ADD CONSTRAINT "AgreementParty_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementParty" ADD CONSTRAINT "AgreementParty_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EventSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intention" ADD CONSTRAINT "Intention_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intention" ADD CONSTRAINT "Intention_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intention" ADD CONSTRAINT "Intention_originEventId_fkey" FOREIGN KEY ("originEventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intention" ADD CONSTRAINT "Intention_convertedAgreementId_fkey" FOREIGN KEY ("convertedAgreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationAlias" ADD CONSTRAINT "OrganizationAlias_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatentHolder" ADD CONSTRAINT "PatentHolder_patentId_fkey" FOREIGN KEY ("patentId") REFERENCES "Patent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatentHolder" ADD CONSTRAINT "PatentHolder_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectParty" ADD CONSTRAINT "ProjectParty_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectParty" ADD CONSTRAINT "ProjectParty_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressReport" ADD CONSTRAINT "ProgressReport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundFlow" ADD CONSTRAINT "FundFlow_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TechnologyContract" ADD CONSTRAINT "TechnologyContract_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TechnologyContract" ADD CONSTRAINT "TechnologyContract_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TechnologyContract" ADD CONSTRAINT "TechnologyContract_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TechnologyContract" ADD CONSTRAINT "TechnologyContract_buyerId_fkey" FOREIGN KEY ("buyerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

