-- What is said of how a file is read: names of columns that a manager explained, and lines above a header.

-- 1. A partner's own names of columns, by the standard name of the column that a manager said each is.
ALTER TABLE imports.partners
    ADD COLUMN column_names jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(column_names) = 'object');
COMMENT ON COLUMN imports.partners.column_names IS 'By name as the partner writes it: the standard name, for example {"Taille": "Centimeters"}.';
GRANT INSERT (column_names), UPDATE (column_names) ON imports.partners TO kotline_manager;

-- 2. A title or an export's date above the header is skipped, and the import says so.
ALTER TABLE imports.imports ADD COLUMN lines_above_header integer NOT NULL DEFAULT 0 CHECK (lines_above_header >= 0);
GRANT SELECT (lines_above_header), INSERT (lines_above_header) ON imports.imports TO kotline_manager;
