-- Takes a location back into use.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
UPDATE stock.locations SET active = true WHERE id = @id AND NOT active
