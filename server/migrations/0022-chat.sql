-- Conversations with visitors: a script with versions, who talked, and what was said.
create table chats (
  workspace_id     uuid        not null references workspaces on delete cascade,
  id               uuid        not null,
  -- Made by the house with a random end, so that no other company has it.
  slug             text        not null,
  name             text        not null,
  origins          text[]      not null default '{}',
  owner_id         uuid,
  team_id          uuid,
  draft            jsonb       not null,
  published_number integer,
  paused_at        timestamptz,
  created_at       timestamptz not null,
  created_by       uuid,
  version          integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, slug),
  foreign key (workspace_id, owner_id) references members (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  foreign key (workspace_id, created_by) references members (workspace_id, id)
);
create index chats_by_slug on chats (slug);
select protect_tenant_table('chats');

create table chat_versions (
  workspace_id uuid        not null,
  chat_id      uuid        not null,
  number       integer     not null,
  script       jsonb       not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (workspace_id, chat_id, number),
  foreign key (workspace_id, chat_id) references chats (workspace_id, id) on delete cascade
);
select protect_tenant_table('chat_versions');

create table chat_talks (
  workspace_id   uuid        not null,
  id             uuid        not null,
  chat_id        uuid        not null,
  number         integer     not null,
  -- of the token in the visitor's browser
  token_hash     text        not null,
  language       text        not null,
  phase          text        not null default 'script' check (phase in ('script', 'person', 'ended')),
  -- { scene, step }; null once the script is left
  place          jsonb,
  answers        jsonb       not null default '{}',
  last_turn      integer     not null default 0,
  last_seq       integer     not null default 0,
  page           text,
  referrer       text,
  lead_id        uuid,
  -- the note on the lead that holds the transcript
  activity_id    uuid,
  colleague_id   uuid,
  waits          boolean     not null default false,
  call_at        timestamptz,
  started_at     timestamptz not null,
  last_at        timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, chat_id, number) references chat_versions (workspace_id, chat_id, number) on delete cascade,
  foreign key (workspace_id, lead_id) references leads (workspace_id, id) on delete cascade,
  foreign key (workspace_id, colleague_id) references members (workspace_id, id)
);
create index chat_talks_of_lead on chat_talks (workspace_id, lead_id) where lead_id is not null;
create index chat_talks_of_chat on chat_talks (workspace_id, chat_id);
create index chat_talks_by_time on chat_talks (workspace_id, waits desc, last_at desc, id desc) where lead_id is not null;
select protect_tenant_table('chat_talks');

create table chat_messages (
  workspace_id uuid        not null,
  talk_id      uuid        not null,
  seq          integer     not null,
  author       text        not null check (author in ('script', 'visitor', 'colleague')),
  by           uuid,
  text         text        not null,
  shows        jsonb,
  at           timestamptz not null,
  primary key (workspace_id, talk_id, seq),
  foreign key (workspace_id, talk_id) references chat_talks (workspace_id, id) on delete cascade
);
select protect_tenant_table('chat_messages');

-- One call at a time for whoever answers: the owner of the chat's leads, else the chat itself.
create table chat_calls (
  workspace_id uuid        not null,
  host_id      uuid        not null,
  at           timestamptz not null,
  minutes      integer     not null,
  talk_id      uuid        not null,
  primary key (workspace_id, host_id, at),
  foreign key (workspace_id, talk_id) references chat_talks (workspace_id, id) on delete cascade
);
create index chat_calls_of_talk on chat_calls (workspace_id, talk_id);
select protect_tenant_table('chat_calls');

-- A visitor knows an address and no company.
create function chat_holder(asked_slug text)
  returns table (workspace_id uuid, chat_id uuid, origins text[])
  language sql stable security definer set search_path = public
  begin atomic
    select c.workspace_id, c.id, c.origins from chats c where c.slug = asked_slug limit 1;
  end;
