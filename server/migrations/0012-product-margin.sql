-- What stays of a product's price once its own cost is paid, in per cent; unknown while null.
alter table products add column margin numeric(5, 2) check (margin between 0 and 100);
