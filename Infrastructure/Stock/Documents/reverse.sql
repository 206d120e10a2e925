-- Takes a document back by another one; answers as post.sql does.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
SELECT document_id, is_repeat, posted_at, transaction_id, sku, location_id, quantity, balance_after
FROM stock.reverse(@key, @digest, @document, @reason)
