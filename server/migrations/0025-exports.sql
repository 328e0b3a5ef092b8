-- A list somebody asked for as a file: what he asked for and in which form. The file itself is made while it is fetched.
create table exports (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  list         text        not null check (list in ('companies', 'people', 'deals', 'leads', 'products')),
  -- what the list's address says, beside its page
  asked        jsonb       not null,
  -- null: every column there is
  columns      text[],
  format       text        not null check (format in ('csv', 'xlsx')),
  reading      text        not null check (reading in ('iso', 'local')),
  asked_at     timestamptz not null default now(),
  asked_by     uuid        not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, asked_by) references members (workspace_id, id) on delete cascade
);
create index exports_by_age on exports (workspace_id, asked_at);
select protect_tenant_table('exports');

-- Taking a list away is a right of its own; whoever may bring lists in has had the like all along.
update roles set rights = rights || jsonb_build_object('export', rights -> 'import');
