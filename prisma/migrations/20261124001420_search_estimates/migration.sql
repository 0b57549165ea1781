-- How many records hold a pair of characters: PostgreSQL remembers ten entries per step of the statistics target, and of a
-- pair it does not remember it believes that a few hundred rows have it. For a rare word it then walked a whole list by its
-- date (0.3 s at 100 000 agreements) where the index on the grams knows the three rows there are.
DO $$
DECLARE
  found text;
BEGIN
  FOREACH found IN ARRAY ARRAY['Organization', 'Event', 'Intention', 'Agreement', 'Project', 'TechnologyContract', 'Patent', 'Achievement'] LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN "searchGrams" SET STATISTICS 300', found);
    EXECUTE format('ANALYZE %I ("searchGrams")', found);
  END LOOP;
END $$;

DO $$
BEGIN
  -- Comparing the grams of a row means fetching them from beside it: a hundred times the price of an ordinary comparison.
  ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) COST 100;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'arraycontains stays as it is: only a superuser may say what it costs';
END $$;
