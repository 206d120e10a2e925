-- Posts a document: a row for each of its transactions, one without if there is none.
-- SQL because it is sent in the one round trip of its operation (StockRunner), among statements that LINQ has no word for.
SELECT document_id, is_repeat, posted_at, transaction_id, sku, location_id, quantity, balance_after
FROM stock.post(@key, @digest, @kind, @reference, @reason, @skus, @locations, @quantities, @seen)
