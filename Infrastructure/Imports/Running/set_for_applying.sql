-- What the statements of Apply run under, until their transaction ends: they read and write many rows once, through tables that were
-- analysed a moment ago.
SET LOCAL jit = off;
SET LOCAL work_mem = '64MB';
SET LOCAL default_statistics_target = 10;
SET LOCAL temp_buffers = '64MB';
