-- A partner that sends a file is there from now on, and remembers how its files look. SQL, because the first is on conflict with an index
-- on an expression, and the second changes a row only if anything differs: what is remembered already is not written again, so that a
-- partner's history holds changes alone.
INSERT INTO imports.partners (name) VALUES (@name) ON CONFLICT (clients.fold(name)) DO NOTHING;
UPDATE imports.partners
SET delimiter = @delimiter, date_order = coalesce(@date_order, date_order), columns = @columns, column_names = column_names || @column_names
WHERE clients.fold(name) = clients.fold(@name)
  AND (delimiter, date_order, columns, column_names)
      IS DISTINCT FROM (@delimiter, coalesce(@date_order, date_order), @columns, column_names || @column_names);
