-- The same change of many records. Who is meant is written down at the start, in batches; each batch is done in one
-- transaction together with its progress and leaves, so that after a crash each record is still changed exactly once.
create table bulk_edits (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  list         text        not null check (list in ('companies', 'people', 'deals', 'leads', 'products')),
  -- as it was asked for: { act, … }
  change       jsonb       not null,
  -- { query } or { ids: how many }: for the reader of the history; the batches say who is meant
  chosen       jsonb       not null,
  undoes       uuid,
  state        text        not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  total        integer     not null,
  changed      integer     not null default 0,
  same         integer     not null default 0,
  refused      integer     not null default 0,
  fault        text,
  started_by   uuid        not null,
  via          text        not null,
  started_at   timestamptz not null default now(),
  finished_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, started_by) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, undoes) references bulk_edits (workspace_id, id) on delete cascade
);
create index bulk_edits_of_member on bulk_edits (workspace_id, started_by, started_at desc, id desc);
create index bulk_edits_unfinished on bulk_edits (workspace_id, started_at) where state = 'running';
-- Two at once would each find what the other gave back.
create unique index bulk_edits_undo on bulk_edits (workspace_id, undoes) where undoes is not null and state in ('running', 'done');
select protect_tenant_table('bulk_edits');

create table bulk_edit_batches (
  workspace_id uuid    not null,
  bulk_edit_id uuid    not null,
  seq          integer not null,
  ids          uuid[]  not null,
  primary key (workspace_id, bulk_edit_id, seq),
  foreign key (workspace_id, bulk_edit_id) references bulk_edits (workspace_id, id) on delete cascade
);
select protect_tenant_table('bulk_edit_batches');

-- What became of whom. Former values are in the event of the change, where history has them anyway.
create table bulk_edit_rows (
  workspace_id uuid    not null,
  bulk_edit_id uuid    not null,
  record_id    uuid    not null,
  became       text    not null check (became in ('changed', 'refused')),
  -- of a changed one
  event_seq    bigint,
  -- of a refused one: what is the same for all that are refused for this, and the answer of this one
  reason       text,
  code         text,
  details      jsonb,
  primary key (workspace_id, bulk_edit_id, record_id),
  foreign key (workspace_id, bulk_edit_id) references bulk_edits (workspace_id, id) on delete cascade
);
create index bulk_edit_rows_refused on bulk_edit_rows (workspace_id, bulk_edit_id, reason) where became = 'refused';
-- Erasing a person finds what is kept of him.
create index bulk_edit_rows_of_record on bulk_edit_rows (workspace_id, record_id);
select protect_tenant_table('bulk_edit_rows');
