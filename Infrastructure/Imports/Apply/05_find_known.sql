-- Rows about persons who are clients already. A row that passes makes a suspended client active again, unless a case that stays open,
-- another partner's, holds a shared card against them.
CREATE TEMP TABLE known ON COMMIT DROP AS
SELECT
    k.line_number,
    c.id AS client_id,
    c.suspended AND NOT EXISTS (
        SELECT FROM imports.set_aside_cases o
        WHERE o.client_id = c.id AND o.state = 'open' AND o.line_number IS NOT NULL AND 'card:CCNumber' = ANY (o.failures)
          AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = o.id)) AS can_return
FROM keyed k JOIN clients.clients c ON c.person_key = k.person_key
