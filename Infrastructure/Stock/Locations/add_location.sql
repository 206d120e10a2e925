-- Adds a location, unless one is called so.
-- SQL because the conflict is one of an expression's index, which LINQ can't name.
INSERT INTO stock.locations (name) VALUES (@name) ON CONFLICT (clients.fold(name)) DO NOTHING RETURNING id
