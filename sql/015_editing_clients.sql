-- A manager edits a client: column by column, without card, import and partner, which come from partners' files alone.

-- 1. The row's policies: a manager may update whom a manager sees.
CREATE POLICY managers_edit_all ON clients.clients FOR UPDATE TO kotline_manager USING (true) WITH CHECK (true);
GRANT UPDATE (gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code, zip_code, country_code,
    height_cm, height_inches, weight_pounds, weight_kg, latitude, longitude, vehicle_id, renamed) ON clients.clients TO kotline_manager;
GRANT SELECT (renamed) ON clients.clients TO kotline_manager;

-- 2. A vehicle that no file has brought yet.
GRANT INSERT (name) ON clients.brands TO kotline_manager;
GRANT INSERT (brand_id, model, year) ON clients.vehicles TO kotline_manager;

-- 3. An edit and the applying of an import exclude each other: an import has decided about persons before it writes them. Edits
--    share the lock that an import takes alone (Infrastructure/Imports/RunJob.cs), so they don't wait for each other.
