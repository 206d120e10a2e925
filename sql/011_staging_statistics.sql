-- Figures of imports.staged_rows for the planner, whenever an import needs them.
--
-- The table fills and empties again within seconds, so autovacuum has usually analyzed it never, or at the wrong moment. Without figures
-- the planner takes an import of thousands for a few rows and joins them by nested loops, whose time grows with the square.
-- ANALYZE is the owner's right; the importer gets this one table of it.

CREATE FUNCTION imports.analyze_staged_rows() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    ANALYZE imports.staged_rows;
END $$;
GRANT EXECUTE ON FUNCTION imports.analyze_staged_rows TO kotline_importer;
