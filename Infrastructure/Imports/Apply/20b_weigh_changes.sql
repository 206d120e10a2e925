-- What this import does to its partner's active clients, beside what its policy allows, before anybody is suspended. Clients of other
-- partners don't count; and an import that a manager accepted isn't held again.
SELECT
    g.active_clients,
    (SELECT count(*) FROM discredited d JOIN clients.clients c ON c.id = d.client_id WHERE c.partner_id = @partner)::int AS suspended,
    g.changed,
    p.guard_clients_min,
    p.guard_suspended_percent,
    p.guard_changed_percent,
    EXISTS (SELECT FROM imports.acceptances a WHERE a.import_id = @import) AS is_accepted
FROM guarded g
CROSS JOIN imports.imports i
JOIN imports.selection_policies p ON p.id = i.policy_id
WHERE i.id = @import
