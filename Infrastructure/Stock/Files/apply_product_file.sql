-- Writes what a product file would do.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
SELECT stock.apply_product_file(@key, @sha256, @name, @reason, @lines)::text
