-- Four eyes at the acceptance (验收): whoever applied does not judge. Kept by a trigger whichever path writes, so that
-- nobody can put another name in.
ALTER TABLE "Project" ADD COLUMN "acceptanceAppliedById" uuid, ADD COLUMN "acceptanceJudgedById" uuid;

-- Applications made before are in the ledger. No new version and no new change: nobody changed anything.
ALTER TABLE "Project" DISABLE TRIGGER USER;
UPDATE "Project" AS project SET "acceptanceAppliedById" = application."actorId"
FROM (
  SELECT DISTINCT ON ("recordId") "recordId", "actorId" FROM "Change"
  WHERE "tableName" = 'Project' AND action = 'project.apply-acceptance'
  ORDER BY "recordId", id DESC
) AS application
WHERE project.id = application."recordId" AND project.status = 'ACCEPTANCE_PENDING';
ALTER TABLE "Project" ENABLE TRIGGER USER;

CREATE FUNCTION keep_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former "ProjectStatus";
BEGIN
  NEW."acceptanceAppliedById" := NULL;
  NEW."acceptanceJudgedById" := NULL;
  IF TG_OP = 'UPDATE' THEN
    former := OLD.status;
    NEW."acceptanceAppliedById" := OLD."acceptanceAppliedById";
    NEW."acceptanceJudgedById" := OLD."acceptanceJudgedById";
  END IF;
  IF NEW.status IS NOT DISTINCT FROM former THEN
    RETURN NEW;
  END IF;
  IF NEW.status = 'ACCEPTANCE_PENDING' THEN
    NEW."acceptanceAppliedById" := app_user_id();
    NEW."acceptanceJudgedById" := NULL;
  ELSIF NEW.status = 'ACCEPTED' OR former = 'ACCEPTANCE_PENDING' AND NEW.status = 'RECTIFYING' THEN
    NEW."acceptanceJudgedById" := app_user_id();
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep_acceptance BEFORE INSERT OR UPDATE ON "Project" FOR EACH ROW EXECUTE FUNCTION keep_acceptance();

ALTER TABLE "Project" ADD CONSTRAINT "Project_four_eyes" CHECK ("acceptanceJudgedById" <> "acceptanceAppliedById");
