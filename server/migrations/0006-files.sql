-- Files of deals and their tasks. The bytes lie in the data folder under the id; a row is written only once they do.
create table files (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  deal_id      uuid        not null,
  -- null for what was put on the deal itself
  task_id      uuid,
  name         text        not null check (char_length(name) between 1 and 200),
  size         bigint      not null check (size > 0),
  sha256       text        not null,
  -- what its bytes say it is, never what its sender says
  media_type   text        not null,
  scan         text        not null check (scan in ('clean', 'waiting', 'infected')),
  added_at     timestamptz not null,
  added_by     uuid,
  -- the row stays as a trace, the bytes go; removed_by is null where the house removed it
  removed_at   timestamptz,
  removed_by   uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, task_id) references tasks (workspace_id, id) on delete set null (task_id),
  foreign key (workspace_id, added_by) references members (workspace_id, id) on delete set null (added_by),
  foreign key (workspace_id, removed_by) references members (workspace_id, id) on delete set null (removed_by),
  check (scan <> 'infected' or removed_at is not null)
);
create index files_of_deal on files (workspace_id, deal_id, added_at) where removed_at is null;
create index files_of_task on files (workspace_id, task_id) where task_id is not null;
create index files_by_member on files (workspace_id, added_by);
create index files_removed_by_member on files (workspace_id, removed_by) where removed_by is not null;
create index files_waiting on files (workspace_id, added_at) where scan = 'waiting' and removed_at is null;
-- what a company stores is summed from this alone
create index files_stored on files (workspace_id) include (size) where removed_at is null;

select protect_tenant_table('files');
