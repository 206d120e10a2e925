namespace Kotline.Web.Tests.Sql;

/// <summary>Reads from the catalogue what each role may do, inherited rights included.</summary>
internal static class GrantedRights
{
    /// <summary>
    /// One line a role and table on which it has any right: "manager clients.cards: select all but (ciphertext)". Columns are named, those
    /// that are left out where they are the fewer.
    /// </summary>
    public const string OnTables = """
        WITH roles AS (
            SELECT rolname AS role FROM pg_roles WHERE rolname ~ '^kotline_' AND rolname <> 'kotline_owner' UNION ALL SELECT 'public'
        ), tables AS (
            SELECT c.oid, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_t'
              AND c.relname !~ '^bucket_(?!00$)'
        ), columns AS (
            SELECT r.role, t.oid, t.name, o.operation, o.place, a.attname, a.attnum,
                has_column_privilege(r.role, t.oid, a.attnum, o.operation) AS granted
            FROM roles r, tables t
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped,
            (VALUES ('SELECT', 1), ('INSERT', 2), ('UPDATE', 3), ('REFERENCES', 5)) o (operation, place)
        ), rights AS (
            SELECT role, name, place, lower(operation) || CASE
                WHEN bool_and(granted) THEN ''
                WHEN count(*) FILTER (WHERE granted) > count(*) FILTER (WHERE NOT granted)
                    THEN ' all but (' || string_agg(attname, ', ' ORDER BY attnum) FILTER (WHERE NOT granted) || ')'
                ELSE ' (' || string_agg(attname, ', ' ORDER BY attnum) FILTER (WHERE granted) || ')' END AS text
            FROM columns GROUP BY role, name, place, operation HAVING bool_or(granted)
            UNION ALL
            SELECT r.role, t.name, o.place, lower(o.operation) FROM roles r, tables t, (VALUES ('DELETE', 4), ('TRUNCATE', 6), ('TRIGGER', 7)) o (operation, place)
            WHERE has_table_privilege(r.role, t.oid, o.operation)
        )
        SELECT replace(role, 'kotline_', '') || ' ' || name || ': ' || string_agg(text, ', ' ORDER BY place)
        FROM rights GROUP BY role, name ORDER BY replace(role, 'kotline_', '') COLLATE "C", name COLLATE "C"
        """;

    /// <summary>One line a function that somebody but the owner may call: "audit.begin_unit_of_work: employee, importer".</summary>
    public const string OnFunctions = """
        SELECT n.nspname || '.' || p.proname || ': ' || string_agg(DISTINCT replace(coalesce(r.rolname, 'public'), 'kotline_', ''), ', ')
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE p.proowner = 'kotline_owner'::regrole AND a.grantee <> p.proowner AND n.nspname !~ '^pg_t'
        GROUP BY n.nspname, p.proname ORDER BY n.nspname COLLATE "C", p.proname COLLATE "C"
        """;

    /// <summary>Sequences that somebody but the owner may touch: identities need none.</summary>
    public const string OnSequences = """
        SELECT c.oid::regclass || ': ' || r.rolname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_roles r
        WHERE c.relkind = 'S' AND r.rolname ~ '^kotline_' AND r.rolname <> 'kotline_owner' AND has_sequence_privilege(r.rolname, c.oid, 'USAGE, SELECT, UPDATE')
        """;

    /// <summary>Who may become whom, directly.</summary>
    public const string Memberships = """
        SELECT replace(m.rolname, 'kotline_', '') || ': ' || string_agg(replace(r.rolname, 'kotline_', ''), ', ' ORDER BY r.rolname)
        FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
        WHERE m.rolname ~ '^kotline_' AND m.rolname <> 'kotline_owner' GROUP BY m.rolname ORDER BY m.rolname COLLATE "C"
        """;
}
