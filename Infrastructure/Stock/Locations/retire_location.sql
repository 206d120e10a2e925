-- Takes a location out of use; refused while anything is left.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
SELECT stock.retire_location(@id)
