using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Imports;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Sql.SqlSession;

namespace Kotline.Web.Tests.Sql;

/// <summary>Every role and every table: what is granted, column by column, is this list and nothing else.</summary>
public sealed class RoleTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    // What isn't here isn't granted. Persons' roles have what an employee has; the site's login has no right of its own but to log.
    private const string Tables = """
        administrator accounts.account_roles: select, insert (account_id, role), delete
        administrator accounts.accounts: select all but (password_hash, security_stamp, concurrency_stamp), insert (user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp), update (access_failed_count, lockout_end, disabled)
        administrator clients.brands: select
        administrator clients.clients: select all but (card_id, card_fingerprint, person_key, row_digest, renamed)
        administrator clients.listing_active: select
        administrator clients.regions: select
        administrator clients.vehicles: select
        administrator imports.partners: select (id, name)
        administrator stock.documents: select
        administrator stock.fitting_vehicles: select
        administrator stock.levels: select
        administrator stock.locations: select
        administrator stock.product_files: select
        administrator stock.product_vehicles: select
        administrator stock.products: select
        administrator stock.transactions: select
        administrator system.log: select
        audited clients.cards: select (ciphertext)
        audited stock.transactions: insert, update, delete
        auditor audit.changes: select
        auditor audit.units_of_work: select
        auditor clients.brands: select
        auditor clients.clients: select all but (card_id, card_fingerprint, person_key, row_digest, renamed)
        auditor clients.listing_active: select
        auditor clients.regions: select
        auditor clients.vehicles: select
        auditor imports.partners: select (id, name)
        auditor stock.documents: select
        auditor stock.fitting_vehicles: select
        auditor stock.levels: select
        auditor stock.locations: select
        auditor stock.product_files: select
        auditor stock.product_vehicles: select
        auditor stock.products: select
        auditor stock.transactions: select
        employee clients.brands: select
        employee clients.clients: select all but (card_id, card_fingerprint, person_key, row_digest, renamed)
        employee clients.listing_active: select
        employee clients.regions: select
        employee clients.vehicles: select
        employee imports.partners: select (id, name)
        employee stock.documents: select
        employee stock.fitting_vehicles: select
        employee stock.levels: select
        employee stock.locations: select
        employee stock.product_files: select
        employee stock.product_vehicles: select
        employee stock.products: select
        employee stock.transactions: select
        importer clients.brands: select, insert (name)
        importer clients.cards: select all but (ciphertext), insert all but (id)
        importer clients.clients: select, insert all but (id, suspended, person_key, renamed), update all but (id, birth_date, person_key)
        importer clients.regions: select, insert all but (id)
        importer clients.vehicles: select, insert all but (id)
        importer imports.acceptances: select
        importer imports.cancel_requests: select
        importer imports.case_holders: select
        importer imports.imports: select, update all but (id, partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order, received_at, unit_of_work_id, is_trial, lines_above_header)
        importer imports.partners: select
        importer imports.progress: select, insert, update, delete
        importer imports.rows: select, insert
        importer imports.selection_policies: select
        importer imports.set_aside_cases: select, insert all but (id, state, opened_at, closed_at), update all but (id, partner_id, person_key, opened_at)
        importer imports.staged_rows: select, insert, delete
        manager clients.brands: select, insert (name)
        manager clients.cards: select all but (ciphertext)
        manager clients.clients: select all but (person_key, row_digest), update all but (id, card_id, card_fingerprint, import_id, suspended, person_key, partner_id, row_digest)
        manager clients.listing: select
        manager clients.listing_active: select
        manager clients.listing_suspended: select
        manager clients.regions: select
        manager clients.vehicles: select, insert all but (id)
        manager imports.acceptances: select
        manager imports.cancel_requests: select, insert (import_id)
        manager imports.imports: select all but (sealed_job_ticket, is_trial), insert (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order, lines_above_header), update (sealed_job_ticket)
        manager imports.partners: select, insert all but (id), update all but (id, name)
        manager imports.progress: select
        manager imports.rows: select
        manager imports.selection_policies: select
        manager imports.set_aside_cases: select
        manager stock.documents: select
        manager stock.fitting_vehicles: select
        manager stock.levels: select
        manager stock.locations: select
        manager stock.product_files: select
        manager stock.product_vehicles: select
        manager stock.products: select
        manager stock.transactions: select
        sign_in accounts.account_roles: select
        sign_in accounts.accounts: select, update (password_hash, security_stamp, concurrency_stamp, access_failed_count, lockout_end)
        sign_in accounts.data_protection_keys: select, insert (friendly_name, element)
        storekeeper clients.brands: select
        storekeeper clients.clients: select all but (card_id, card_fingerprint, person_key, row_digest, renamed)
        storekeeper clients.listing_active: select
        storekeeper clients.regions: select
        storekeeper clients.vehicles: select
        storekeeper imports.partners: select (id, name)
        storekeeper stock.documents: select, insert all but (id, unit_of_work_id, actor, posted_at)
        storekeeper stock.fitting_vehicles: select
        storekeeper stock.levels: select
        storekeeper stock.locations: select, insert (name), update (name, active)
        storekeeper stock.product_files: select, insert all but (id, applied_at)
        storekeeper stock.product_vehicles: select, insert all but (id), delete
        storekeeper stock.products: select, insert all but (id, created_at), update all but (id, sku, created_at)
        storekeeper stock.transactions: select, insert all but (id, entry, kind, unit_of_work_id, posted_at)
        storekeeper stock_turns.bucket_00: delete
        web system.log: insert all but (id)
        """;

    private const string Functions = """
        accounts.bearer_of: sign_in
        accounts.create_setup_link: sign_in
        accounts.has_administrator: sign_in
        accounts.issue_command_line_ticket: sign_in
        accounts.issue_session_ticket: sign_in
        accounts.note_use_of: sign_in
        accounts.redeem_setup_link: sign_in
        accounts.revoke_ticket: sign_in
        accounts.setup_link_works: sign_in
        audit.begin_system_unit_of_work: sign_in
        audit.begin_unit_of_work: employee, importer
        clients.beginnings: employee
        clients.fold: employee, importer
        clients.person_key: employee, importer
        clients.plain: employee
        clients.received_at: employee
        clients.words: employee
        imports.accept_changes: manager
        imports.analyze_staged_rows: importer
        imports.are_one_person: importer
        imports.begin_trial: importer
        imports.end_job: importer
        imports.end_suspensions: importer, manager
        imports.held_before: web
        imports.issue_job_ticket: manager
        imports.unfinished: web
        imports.unfinished_accepted: web
        stock.answer_of: storekeeper
        stock.apply_product_file: storekeeper
        stock.known_document: storekeeper
        stock.post: storekeeper
        stock.product_file_answer: storekeeper
        stock.product_states: employee
        stock.retire_location: storekeeper
        stock.retire_product: storekeeper
        stock.reverse: storekeeper
        stock.verify: employee
        system.applied_scripts: web
        system.forget_log_lines: web
        system.keys_match: web
        """;

    private const string Members = """
        administrator: employee
        auditor: employee
        manager: employee
        storekeeper: employee
        web: administrator, auditor, employee, manager, storekeeper
        """;

    private readonly TestDatabase database = own.Database;

    [Fact]
    public async Task The_rights_on_tables_are_these() => await ShouldBeAsync(GrantedRights.OnTables, Tables);

    [Fact]
    public async Task The_tables_that_are_only_locked_are_all_alike() => (await database.LinesAsync(
        "SELECT DISTINCT count(*) OVER () || ' ' || relacl::text FROM pg_class WHERE relnamespace = 'stock_turns'::regnamespace"))
        .ShouldHaveSingleItem().ShouldBe("64 {kotline_owner=arwdDxt/kotline_owner,kotline_storekeeper=d/kotline_owner}");

    [Fact]
    public async Task The_functions_that_others_than_the_owner_may_call_are_these() =>
        await ShouldBeAsync(GrantedRights.OnFunctions, Functions);

    [Fact]
    public async Task Nobody_but_the_owner_touches_a_sequence() => (await database.LinesAsync(GrantedRights.OnSequences)).ShouldBeEmpty();

    [Fact]
    public async Task Who_may_become_whom_is_this() => await ShouldBeAsync(GrantedRights.Memberships, Members);

    [Fact]
    public async Task No_login_or_role_of_the_product_is_a_superuser_or_passes_row_security() => (await database.LinesAsync(
        """
        SELECT rolname FROM pg_roles WHERE rolname ~ '^kotline_' AND (rolsuper OR rolbypassrls OR rolreplication OR rolcreatedb
            OR (rolcreaterole AND rolname <> 'kotline_owner') OR (rolinherit AND rolcanlogin AND rolname <> 'kotline_owner'))
        """)).ShouldBeEmpty();

    [Fact]
    public async Task An_employee_reads_active_clients_and_no_card_no_import_no_log_and_no_suspended_client()
    {
        await database.TakeInAsync(new PartnerFileBuilder().Person(1).Person(2), "Roles");
        await database.ExecuteAsync("UPDATE clients.clients SET suspended = true WHERE surname = 'Surname2'");
        foreach (var role in (string[])["employee", "storekeeper", "auditor", "administrator"])
        {
            await using var session = await BeginAsync(database, role);
            (await session.DoAsync("SELECT string_agg(surname, ' ') FROM clients.clients")).ShouldBe("Surname1", role);
            (await session.DoAsync("SELECT count(*) FROM clients.listing_active")).ShouldBe(1L, role);
            foreach (var denied in (string[])["clients.cards", "clients.listing", "clients.listing_suspended", "imports.imports", "imports.rows", "imports.set_aside_cases", "imports.staged_rows",
                "accounts.tickets", "accounts.setup_links", "accounts.data_protection_keys"])
            {
                (await session.TryAsync($"SELECT count(*) FROM {denied}")).ShouldBe(Denied, $"{role} {denied}");
            }

            (await session.TryAsync("SELECT card_fingerprint FROM clients.clients")).ShouldBe(Denied, role);
        }

        await using var manager = await BeginAsync(database, "manager");
        (await manager.DoAsync("SELECT count(*) FROM clients.clients")).ShouldBe(2L);
        (await manager.DoAsync("SELECT min(length(last_four)) FROM clients.cards")).ShouldBe(4);
        (await manager.TryAsync("SELECT ciphertext FROM clients.cards")).ShouldBe(Denied);
    }

    [Fact]
    public async Task The_sites_login_by_itself_and_the_log_readers_read_nothing()
    {
        foreach (var login in (string[])[DatabaseLogin.Web, DatabaseLogin.LogReader])
        {
            await using var session = await BeginAsync(database, role: null, login);
            foreach (var table in await TableContents.NamesAsync(database))
            {
                (await session.TryAsync($"SELECT count(*) FROM {table}")).ShouldBe(Denied, $"{login} {table}");
            }
        }
    }

    private async Task ShouldBeAsync(string query, string expected) => (await database.LinesAsync(query)).ShouldBe(expected.Split('\n'));
}
