-- A draft is the document somebody works on: one a process, shared by all who may publish. Its version stands with the
-- process and only grows, whatever happens to drafts: an old screen never saves over a draft begun after its own was
-- published or thrown away.
alter table processes add column draft_version integer not null default 0;

create table process_drafts (
  workspace_id uuid        not null,
  process_id   uuid        not null,
  document     jsonb       not null,
  -- number of the published version it was begun from; null for a process never published
  based_on     integer,
  saved_at     timestamptz not null default now(),
  saved_by     uuid        not null,
  primary key (workspace_id, process_id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, saved_by) references members (workspace_id, id)
);
select protect_tenant_table('process_drafts');

-- Why a version was published; versions from before, and from YAML without a word, have none.
alter table process_versions add column reason text;

-- No new deal runs a retired process; running ones finish on it.
alter table processes add column retired_at timestamptz;
alter table processes add column retired_reason text;
alter table processes add column retired_by uuid;
alter table processes add foreign key (workspace_id, retired_by) references members (workspace_id, id);
