-- A row that passes resolves what it takes the place of, unless another row of the same person was set aside in this file;
-- and a client who is active again has no case left that only suspended them.
UPDATE imports.set_aside_cases c SET state = 'resolved', closed_at = now()
WHERE c.state = 'open' AND (
    EXISTS (
        SELECT FROM superseded s JOIN judged j ON j.line_number = s.line_number
        WHERE s.case_id = c.id AND j.outcome <> 'set_aside'
          AND NOT EXISTS (SELECT FROM judged o WHERE o.person_key = j.person_key AND o.outcome = 'set_aside'))
    OR (starts_with(c.person_key, 'row:') AND EXISTS (
        SELECT FROM superseded s JOIN judged j ON j.line_number = s.line_number
        WHERE s.case_id = c.id AND j.person_key <> c.person_key))
    OR (c.line_number IS NULL AND EXISTS (
        SELECT FROM judged j WHERE j.client_id = c.client_id AND j.can_return AND j.outcome = 'updated')))
