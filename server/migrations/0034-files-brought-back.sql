-- A file that was taken away can be brought back for a while, so its bytes stay on. How much that is, and which of them go
-- first where the company's room is needed, is asked with every upload.
create index files_removed on files (workspace_id, removed_at) include (size) where removed_at is not null;
