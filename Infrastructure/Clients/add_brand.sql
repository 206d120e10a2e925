-- Adds a brand unless there is one that is spelled alike: the first spelling is kept, and who adds it at once with somebody else finds theirs.
-- SQL because the conflict is one of an expression's index, which LINQ can't name.
INSERT INTO clients.brands (name)
SELECT @brand WHERE NOT EXISTS (SELECT FROM clients.brands WHERE clients.fold(name) = clients.fold(@brand))
ON CONFLICT (clients.fold(name)) DO NOTHING
