-- When a session was last used, noted without a lock in a session's way.
--
-- Every request of a signed-in person notes a use, once a minute at most. INSERT … ON CONFLICT DO UPDATE WHERE (sql/004) locks the row also
-- when its WHERE is false: a write for every request, and requests of one session waited for each other. So it is read first.

CREATE OR REPLACE FUNCTION accounts.note_use_of(ticket bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO accounts.session_uses (ticket_id, last_used_at)
    SELECT t.id, now() FROM accounts.tickets t
    WHERE t.ticket_hash = sha256($1)
      AND NOT EXISTS (SELECT FROM accounts.session_uses u WHERE u.ticket_id = t.id AND u.last_used_at >= now() - interval '1 minute')
    ON CONFLICT (ticket_id) DO UPDATE SET last_used_at = excluded.last_used_at
    WHERE session_uses.last_used_at < excluded.last_used_at - interval '1 minute'
$$;
