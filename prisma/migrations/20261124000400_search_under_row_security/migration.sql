-- Under row-level security PostgreSQL asks the policies before any operator that is not marked LEAKPROOF, and so never uses
-- an index for it: @> on arrays (search grams, participants) would read the whole table. Containment of text and uuid
-- arrays can neither fail nor tell anything about a row that a policy hides, so it may be marked. Only a superuser can:
-- the embedded database is marked when it is opened; on a server of one's own a superuser runs this statement once
-- (README). Without it everything is right and searching is slower.
DO $$
BEGIN
  ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF;
  ALTER FUNCTION pg_catalog.enum_eq(anyenum, anyenum) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'arraycontains stays as it is: only a superuser may mark it LEAKPROOF';
END $$;
