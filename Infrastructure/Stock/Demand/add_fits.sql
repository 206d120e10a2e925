-- Adds the vehicles that a product fits, by their place in the arrays; those that it fits already stay as they are.
-- SQL because the conflict is one of an expression's index, which LINQ can't name.
INSERT INTO stock.product_vehicles (product_id, brand, model, year_from, year_to)
SELECT @product, f.* FROM unnest(@brands, @models, @years_from, @years_to) f ON CONFLICT DO NOTHING
