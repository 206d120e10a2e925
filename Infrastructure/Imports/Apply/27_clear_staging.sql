DELETE FROM imports.staged_rows WHERE import_id = @import
