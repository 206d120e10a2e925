-- The rows of an import that did not become clients, between two lines; ListSetAsideRows says in which direction. SQL, because of the
-- cells: each failure's is taken out of the case's jsonb, in the failures' order.
-- A case keeps the cells of one row, the latest of its person. They are this row's when the case came from it; and when the case is
-- older than the import, since then somebody had decided on it and just the same row came again. Names are the person's in any case.
-- Who a row may be about is the client who holds its card today and has its birth date. No two clients hold one card
-- (one_client_per_card), so no row is listed twice.
SELECT r.line_number, r.failures, r.birth_date, r.height_cm, r.height_inches, r.unreadable_reason, r.field_count, c.state AS case_state,
       c.cells ->> 'GivenName' AS given_name, c.cells ->> 'Surname' AS surname, d.type AS card_type, d.last_four,
       CASE WHEN c.import_id < r.import_id OR (c.import_id = r.import_id AND c.line_number = r.line_number) THEN ARRAY(
           SELECT c.cells ->> split_part(f.code, ':', 2)
           FROM unnest(r.failures) WITH ORDINALITY f (code, place) ORDER BY f.place) END AS cells,
       w.id AS presumed_id, w.given_name AS presumed_given_name, w.surname AS presumed_surname
FROM imports.rows r
LEFT JOIN imports.set_aside_cases c ON c.id = r.case_id
LEFT JOIN clients.cards d ON d.id = c.card_id AND (r.card_fingerprint IS NOT DISTINCT FROM d.fingerprint)
LEFT JOIN clients.clients w
    ON w.card_fingerprint = r.card_fingerprint AND w.birth_date = r.birth_date AND 'identity:GivenName' = ANY (r.failures)
WHERE r.import_id = @import AND r.outcome IN ('set_aside', 'unreadable')
  AND (@reason IS NULL OR (CASE WHEN @reason = 'unreadable' THEN r.outcome = 'unreadable'
      ELSE EXISTS (SELECT FROM unnest(r.failures) code WHERE starts_with(code, @reason || ':')) END))
  AND r.line_number > @after AND r.line_number < @before
