-- Since when and until when an enterprise is on the list of those above the statistical scale: how many of them cooperate
-- is asked of past days too, and the list changes every year (coverage.md §3, 12).
ALTER TABLE "Organization" ADD COLUMN "aboveScaleFrom" DATE, ADD COLUMN "aboveScaleTo" DATE,
  ADD CONSTRAINT "Organization_above_scale_days" CHECK (
    ("aboveScaleFrom" IS NULL OR "aboveScaleTo" IS NULL OR "aboveScaleFrom" <= "aboveScaleTo")
    AND NOT ("isAboveScale" AND "aboveScaleTo" IS NOT NULL)
    AND ("isAboveScale" OR "aboveScaleTo" IS NOT NULL OR "aboveScaleFrom" IS NULL));
