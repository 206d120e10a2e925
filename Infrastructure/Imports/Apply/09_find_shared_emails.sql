-- Addresses of several people: worth a remark, never a reason.
CREATE TEMP TABLE shared_emails ON COMMIT DROP AS
WITH addresses AS (
    SELECT DISTINCT lower(email) AS address FROM keyed WHERE email <> ''
), users AS (
    SELECT lower(email) AS address, person_key FROM keyed WHERE email <> ''
    UNION ALL
    SELECT lower(c.email), c.person_key FROM clients.clients c JOIN addresses a ON a.address = lower(c.email)
)
SELECT address FROM users GROUP BY address HAVING min(person_key) <> max(person_key)
