-- Takes a product back into use.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
UPDATE stock.products SET active = true WHERE id = @id AND NOT active
