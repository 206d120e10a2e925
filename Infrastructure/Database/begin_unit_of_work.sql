-- Opens a person's unit of work in the transaction that it is sent in.
-- SQL because it is sent together with the statement that takes the role, and in the stock with the whole of its operation.
SELECT audit.begin_unit_of_work(@ticket, @role, @purpose, @request_id, @address)
