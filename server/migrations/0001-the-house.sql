-- Every tenant table carries workspace_id first in its keys, so that row-level security, a Citus distribution and
-- every index begin with it. Identity (users, sessions …) is shared by all workspaces of an installation.

create extension if not exists pg_trgm;

-- Letters as people type them: without accents, ł as l, ø as o, Arabic yeh and kaf as the Persian ones. Immutable, so
-- that it can stand in an index. Columns of it are sorted by code point ("C"): on every server alike, and a beginning
-- is then a range of the index.
create function search_form(value text) returns text
  language sql immutable strict parallel safe
  return translate(
    lower(value),
    'ąćęłńóśźżåøæäöüéèêáàâçñíìîúùûİıيىكةأإآؤئ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩' || chr(8204),
    'acelnoszzaoaaoueeeaaacniiiuuuiiییکهاااوی01234567890123456789'
  );

-- An instant inside jsonb as everywhere else in the API: UTC, with a Z.
create function utc(at timestamptz) returns text
  language sql immutable strict parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

---------------------------------------------------------------------------------------------------- identity
create table users (
  id             uuid        primary key,
  name           text        not null,
  email          text        not null unique,
  email_verified boolean     not null default false,
  image          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

create table sessions (
  id           uuid        primary key,
  user_id      uuid        not null references users on delete cascade,
  token        text        not null unique,
  expires_at   timestamptz not null,
  ip_address   text,
  user_agent   text,
  workspace_id uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create index sessions_of_user on sessions (user_id);

create table accounts (
  id                       uuid        primary key,
  user_id                  uuid        not null references users on delete cascade,
  account_id               text        not null,
  provider_id              text        not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now()
);
create index accounts_of_user on accounts (user_id);

create table verifications (
  id         uuid        primary key,
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

-- Failed sign-ins, so that a password cannot be guessed; swept by age.
create table sign_in_failures (
  email text        not null,
  at    timestamptz not null default now()
);
create index sign_in_failures_by_email on sign_in_failures (email, at);

---------------------------------------------------------------------------------------------------- workspace
create table workspaces (
  workspace_id uuid        primary key,
  name         text        not null,
  language     text        not null,
  country      text        not null,
  region       text,
  currency     text        not null,
  time_zone    text        not null,
  calendar     jsonb       not null,
  has_sample   boolean     not null default false,
  created_at   timestamptz not null,
  version      integer     not null default 1
);

create table roles (
  workspace_id uuid    not null references workspaces on delete cascade,
  key          text    not null,
  name         jsonb   not null,
  rights       jsonb   not null,
  position     integer not null default 0,
  version      integer not null default 1,
  primary key (workspace_id, key)
);

create table departments (
  workspace_id uuid    not null references workspaces on delete cascade,
  id           uuid    not null,
  name         text    not null,
  version      integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);

create table teams (
  workspace_id uuid    not null references workspaces on delete cascade,
  id           uuid    not null,
  name         text    not null,
  version      integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);

-- A member is a colleague in one workspace. Without user_id he is known by name (imported history, an open invitation)
-- and cannot sign in.
create table members (
  workspace_id   uuid        not null references workspaces on delete cascade,
  id             uuid        not null,
  user_id        uuid        references users,
  name           text        not null,
  email          text,
  role_key       text        not null,
  department_id  uuid,
  language       text        not null,
  time_zone      text,
  date_calendar  text,
  theme          text        not null default 'system',
  sample         boolean     not null default false,
  external_id    text,
  import_id      uuid,
  deactivated_at timestamptz,
  created_at     timestamptz not null,
  version        integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, user_id),
  foreign key (workspace_id, role_key) references roles (workspace_id, key),
  foreign key (workspace_id, department_id) references departments (workspace_id, id)
);
create index members_of_user on members (user_id);
create unique index members_by_external_id on members (workspace_id, external_id) where external_id is not null;
create unique index members_by_email on members (workspace_id, lower(email)) where email is not null;

create table team_members (
  workspace_id uuid    not null,
  team_id      uuid    not null,
  member_id    uuid    not null,
  leads        boolean not null default false,
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index team_members_by_member on team_members (workspace_id, member_id);

-- Who holds a role of the processes (analyst, engineer …), whichever process asks for it.
create table role_holders (
  workspace_id uuid not null,
  role_key     text not null,
  member_id    uuid not null,
  primary key (workspace_id, role_key, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index role_holders_by_member on role_holders (workspace_id, member_id);

create table invitations (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  email        text        not null,
  name         text        not null,
  role_key     text        not null,
  token_hash   text        not null,
  invited_by   uuid        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz,
  revoked_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, role_key) references roles (workspace_id, key)
);
create index invitations_by_token on invitations (token_hash);

create table api_keys (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  member_id    uuid        not null,
  name         text        not null,
  prefix       text        not null,
  key_hash     text        not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index api_keys_by_hash on api_keys (key_hash);

create table idempotency_keys (
  workspace_id uuid        not null references workspaces on delete cascade,
  member_id    uuid        not null,
  key          text        not null,
  request_hash text        not null,
  status       integer     not null,
  body         text,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, member_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (workspace_id, created_at);

-- The spine: what happened, written in the transaction that changed the thing, never changed afterwards. `tx` tells a
-- reader which numbers are surely complete: sequence numbers become visible out of commit order.
create table events (
  workspace_id uuid        not null references workspaces on delete cascade,
  seq          bigint      not null generated always as identity,
  type         text        not null,
  subject_type text        not null,
  subject_id   uuid        not null,
  deal_id      uuid,
  by           uuid,
  via          text        not null,
  at           timestamptz not null,
  data         jsonb       not null default '{}',
  import_id    uuid,
  tx           xid8        not null default pg_current_xact_id(),
  primary key (workspace_id, seq)
);
create index events_of_deal on events (workspace_id, deal_id, seq desc) where deal_id is not null;
create index events_of_subject on events (workspace_id, subject_id, seq desc);
create index events_by_tx on events (workspace_id, tx, seq);
create index events_of_import on events (workspace_id, import_id) where import_id is not null;

---------------------------------------------------------------------------------------------------- process
create table processes (
  workspace_id uuid    not null references workspaces on delete cascade,
  id           uuid    not null,
  key          text    not null,
  position     integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);

create table process_versions (
  workspace_id uuid        not null,
  id           uuid        not null,
  process_id   uuid        not null,
  number       integer     not null,
  state        text        not null check (state in ('published', 'retired')),
  document     jsonb       not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, process_id, number),
  foreign key (workspace_id, process_id) references processes (workspace_id, id)
);

---------------------------------------------------------------------------------------------------- customers, products
create table companies (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  name         text        not null,
  search_name  text        collate "C" not null generated always as (search_form(name)) stored,
  industry     text,
  country      text,
  city         text,
  address      text,
  website      text,
  email        text,
  phone        text,
  tax_id       text,
  employees    integer,
  revenue      bigint,
  currency     text,
  founded_year integer,
  parent_id    uuid,
  owner_id     uuid,
  note         text,
  sample       boolean     not null default false,
  external_id  text,
  import_id    uuid,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references companies (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index companies_by_name on companies (workspace_id, search_name, id);
create index companies_search on companies using gin (search_name gin_trgm_ops) with (gin_pending_list_limit = 512);
create unique index companies_by_external_id on companies (workspace_id, external_id) where external_id is not null;
create index companies_of_import on companies (workspace_id, import_id) where import_id is not null;
create index companies_of_parent on companies (workspace_id, parent_id) where parent_id is not null;

create table people (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  name         text        not null,
  search_name  text        collate "C" not null generated always as (search_form(name)) stored,
  company_id   uuid,
  job_title    text,
  email        text,
  phone        text,
  language     text,
  note         text,
  owner_id     uuid,
  sample       boolean     not null default false,
  external_id  text,
  import_id    uuid,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index people_by_name on people (workspace_id, search_name, id);
create index people_search on people using gin (search_name gin_trgm_ops) with (gin_pending_list_limit = 512);
create index people_of_company on people (workspace_id, company_id) where company_id is not null;
create index people_by_email on people (workspace_id, lower(email)) where email is not null;
create unique index people_by_external_id on people (workspace_id, external_id) where external_id is not null;
create index people_of_import on people (workspace_id, import_id) where import_id is not null;

create table products (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  name         text        not null,
  search_name  text        collate "C" not null generated always as (search_form(name)) stored,
  series       text,
  price        bigint,
  currency     text,
  sample       boolean     not null default false,
  external_id  text,
  import_id    uuid,
  archived_at  timestamptz,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id)
);
create unique index products_by_name on products (workspace_id, search_name);
create unique index products_by_external_id on products (workspace_id, external_id) where external_id is not null;

---------------------------------------------------------------------------------------------------- deals
create table deals (
  workspace_id      uuid        not null references workspaces on delete cascade,
  id                uuid        not null,
  number            integer     not null,
  title             text        not null,
  search_title      text        collate "C" not null generated always as (search_form(title)) stored,
  process_id        uuid        not null,
  process_version_id uuid       not null,
  stage_key         text        not null,
  visit_seq         integer     not null default 1,
  entered_at        timestamptz not null,
  warn_at           timestamptz,
  deadline_at       timestamptz,
  -- open and resting deals are on the board; `won` and `lost` are closed
  status            text        not null default 'open' check (status in ('open', 'resting', 'won', 'lost')),
  resting_until     date,
  closed_at         timestamptz,
  closed_by         uuid,
  close_reason      text,
  close_note        text,
  owner_id          uuid,
  company_id        uuid,
  product_id        uuid,
  amount            bigint      not null default 0,
  currency          text        not null,
  source            text,
  channel           text,
  expected_close_on date,
  next_contact_on   date,
  -- what an imported deal should have had on arrival: unmet conditions of its stage, a missing company …
  import_flags      text[],
  sample            boolean     not null default false,
  external_id       text,
  import_id         uuid,
  created_at        timestamptz not null,
  version           integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, process_id) references processes (workspace_id, id),
  foreign key (workspace_id, process_version_id) references process_versions (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index deals_on_board on deals (workspace_id, process_id, stage_key, entered_at desc, id desc) where status = 'open';
create index deals_by_creation on deals (workspace_id, created_at desc, id desc);
create index deals_by_amount on deals (workspace_id, amount desc, id desc);
create index deals_of_owner on deals (workspace_id, owner_id, created_at desc, id desc);
create index deals_of_company on deals (workspace_id, company_id, created_at desc) where company_id is not null;
create index deals_closed on deals (workspace_id, status, closed_at desc, id desc) where status in ('won', 'lost');
create index deals_of_product on deals (workspace_id, product_id, created_at desc) where product_id is not null;
create index deals_by_title on deals (workspace_id, search_title, id);
create index deals_search on deals using gin (search_title gin_trgm_ops) with (gin_pending_list_limit = 512);
create unique index deals_by_external_id on deals (workspace_id, external_id) where external_id is not null;
create index deals_of_import on deals (workspace_id, import_id) where import_id is not null;

-- The next free deal number. Numbers are never given twice, not even after an undone import.
create table deal_numbers (
  workspace_id uuid    primary key references workspaces on delete cascade,
  next         integer not null default 1
);

create table deal_people (
  workspace_id uuid   not null,
  deal_id      uuid   not null,
  person_id    uuid   not null,
  personas     text[] not null default '{}',
  primary key (workspace_id, deal_id, person_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);
create index deal_people_by_person on deal_people (workspace_id, person_id);

-- The fact table of time and conversion: one row for each time a deal stood in a stage.
create table stage_visits (
  workspace_id       uuid        not null,
  deal_id            uuid        not null,
  seq                integer     not null,
  process_version_id uuid        not null,
  stage_key          text        not null,
  entered_at         timestamptz not null,
  deadline_at        timestamptz,
  left_at            timestamptz,
  left_how           text        check (left_how in ('forward', 'skip', 'back', 'won', 'lost')),
  left_by            uuid,
  reason             text,
  overridden         boolean     not null default false,
  working_minutes    integer,
  primary key (workspace_id, deal_id, seq),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade
);

-- Counts and sums that the board, the summary and Numbers read instead of the deals. Rows are only ever added
-- (+1 where a deal arrives, -1 where it leaves) in the transaction that changes the deal, so writers never wait for
-- each other and a reader is always exact; a job folds rows of the same key together.
create table deal_totals (
  workspace_id uuid    not null references workspaces on delete cascade,
  process_id   uuid    not null,
  stage_key    text    not null,
  status       text    not null,
  owner_id     uuid,
  product_id   uuid,
  currency     text    not null,
  -- first day of the month of closing; null while not closed
  closed_month date,
  deals        bigint  not null,
  amount       numeric not null,
  cycle_days   bigint  not null default 0,
  -- counted in board_totals too
  folded       boolean not null default false
);
create index deal_totals_by_key on deal_totals (workspace_id, process_id, status, stage_key);
create index deal_totals_unfolded on deal_totals (workspace_id) where not folded;

-- The folded totals once more without owner, product and month: a board read by somebody who sees every deal costs a
-- row a stage, however many people and products there are.
create table board_totals (
  workspace_id uuid    not null references workspaces on delete cascade,
  process_id   uuid    not null,
  stage_key    text    not null,
  status       text    not null,
  currency     text    not null,
  deals        bigint  not null,
  amount       numeric not null
);
create index board_totals_by_key on board_totals (workspace_id, process_id, status, stage_key);

-- The same for the funnel: how many deals ever reached a stage, which is standing in it or in a later one, by the month
-- in which they were created.
create table stage_totals (
  workspace_id  uuid   not null references workspaces on delete cascade,
  process_id    uuid   not null,
  stage_key     text   not null,
  owner_id      uuid,
  product_id    uuid,
  created_month date   not null,
  deals         bigint not null
);
create index stage_totals_by_key on stage_totals (workspace_id, process_id, stage_key);

---------------------------------------------------------------------------------------------------- tasks, activities
create table tasks (
  workspace_id  uuid        not null references workspaces on delete cascade,
  id            uuid        not null,
  deal_id       uuid        not null,
  visit_seq     integer     not null,
  stage_key     text        not null,
  -- null for a task somebody added by hand
  template_key  text,
  name          jsonb       not null,
  kind          text        not null,
  mandatory     boolean     not null,
  role_key      text,
  assignee_id   uuid,
  -- the deal's owner, so that a list of tasks is filtered by the same rights without knowing deals
  deal_owner_id uuid,
  guidance      jsonb,
  after_keys    text[]      not null default '{}',
  position      integer     not null,
  state         text        not null default 'open' check (state in ('open', 'done', 'waived', 'cancelled')),
  -- how long it may take; due_at is counted from it once the tasks it waits for are done
  due_span      jsonb,
  due_at        timestamptz,
  closed_at     timestamptz,
  closed_by     uuid,
  reason        text,
  result        text,
  created_at    timestamptz not null,
  version       integer     not null default 1,
  primary key (workspace_id, id)
);
create index tasks_of_deal on tasks (workspace_id, deal_id, visit_seq);
create index tasks_of_assignee on tasks (workspace_id, assignee_id, due_at, id) where state = 'open';
create index tasks_of_role on tasks (workspace_id, role_key, due_at, id) where state = 'open' and assignee_id is null;
create index tasks_of_deal_owner on tasks (workspace_id, deal_owner_id, due_at, id) where state = 'open';

create table activities (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  deal_id      uuid,
  company_id   uuid,
  person_id    uuid,
  kind         text        not null check (kind in ('call', 'email', 'meeting', 'letter', 'note')),
  direction    text        check (direction in ('in', 'out')),
  outcome      text,
  subject      text,
  body         text,
  at           timestamptz not null,
  by           uuid,
  sample       boolean     not null default false,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id)
);
create index activities_of_deal on activities (workspace_id, deal_id, at desc, id desc) where deal_id is not null;
create index activities_of_company on activities (workspace_id, company_id, at desc) where company_id is not null;
create index activities_of_person on activities (workspace_id, person_id, at desc) where person_id is not null;

---------------------------------------------------------------------------------------------------- import
create table imports (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  kind         text        not null check (kind in ('companies', 'people', 'products', 'deals')),
  file_name    text        not null,
  state        text        not null,
  columns      jsonb       not null,
  profile      jsonb       not null default '{}',
  mapping      jsonb,
  rows_total   integer     not null default 0,
  rows_done    integer     not null default 0,
  created      integer     not null default 0,
  updated      integer     not null default 0,
  unchanged    integer     not null default 0,
  failed       integer     not null default 0,
  flagged      integer     not null default 0,
  made         jsonb       not null default '{}',
  fault        text,
  by           uuid,
  created_at   timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  version      integer     not null default 1,
  primary key (workspace_id, id)
);

-- The file's rows as read, and the ledger of what became of each, written in the transaction that wrote the records.
create table import_rows (
  workspace_id uuid    not null,
  import_id    uuid    not null,
  row_number   integer not null,
  cells        text[]  not null,
  state        text    not null default 'waiting'
                       check (state in ('waiting', 'created', 'updated', 'unchanged', 'failed')),
  record_id    uuid,
  before       jsonb,
  faults       jsonb,
  flags        text[],
  primary key (workspace_id, import_id, row_number),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
create index import_rows_by_state on import_rows (workspace_id, import_id, state, row_number);

---------------------------------------------------------------------------------------------------- the second wall
-- The app connects as stagecraft_app, which owns nothing and cannot bypass policies. It is told its workspace on the
-- connection; without it, current_workspace() is null and every tenant table is empty.
create function current_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.workspace', true), '')::uuid;

-- Before the workspace is known only these two questions may be asked: what may this user enter, and whose key is this.
create function memberships_of(asked_user uuid)
  returns table (workspace_id uuid, workspace_name text, member_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select m.workspace_id, w.name, m.id
    from members m
    join workspaces w on w.workspace_id = m.workspace_id
    where m.user_id = asked_user and m.deactivated_at is null
    order by w.created_at;
  end;

create function key_holder(asked_hash text)
  returns table (workspace_id uuid, member_id uuid, key_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select k.workspace_id, k.member_id, k.id
    from api_keys k
    where k.key_hash = asked_hash and k.revoked_at is null;
  end;

create function invitation_holder(asked_hash text)
  returns table (workspace_id uuid, workspace_name text, invitation_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select i.workspace_id, w.name, i.id
    from invitations i
    join workspaces w on w.workspace_id = i.workspace_id
    where i.token_hash = asked_hash;
  end;

-- Jobs that look after every workspace ask for the list; ids say nothing about what is in them.
create function workspace_ids() returns setof uuid
  language sql stable security definer set search_path = public
  begin atomic
    select workspace_id from workspaces;
  end;

create function installation_is_empty() returns boolean
  language sql stable security definer set search_path = public
  begin atomic
    select not exists (select from workspaces);
  end;

-- Row-level security lets an index be used only through operators that PostgreSQL holds leak-proof. Equality and order
-- are, LIKE is not: under the app's role `search_name like …` would read every row of the workspace. So the trigram
-- indexes are asked through these functions, which keep to the same workspace themselves. Patterns are in search_form;
-- `owners` null means everybody's; `most` bounds what a common pattern may cost.
-- Each pattern has its own plan: a rare one asks the index, a common one reads rows until it has enough. The workspace
-- is no part of the index: where it is small beside the others, its own rows are read instead.
create function companies_like(pattern text, owners uuid[], most integer) returns setof companies
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select c.* from companies c
    where c.workspace_id = current_workspace() and c.search_name like pattern and (owners is null or c.owner_id = any (owners))
    limit most;
  end;

create function people_like(pattern text, owners uuid[], most integer) returns setof people
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select p.* from people p
    where p.workspace_id = current_workspace() and p.search_name like pattern and (owners is null or p.owner_id = any (owners))
    limit most;
  end;

create function deals_like(pattern text, owners uuid[], most integer) returns setof deals
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select d.* from deals d
    where d.workspace_id = current_workspace() and d.search_title like pattern and (owners is null or d.owner_id = any (owners))
    limit most;
  end;

-- Events are never changed or deleted by the app, with two exceptions: an undone import and a removed sample company
-- take their history along.
create function forget_events_of_import(asked_import uuid) returns bigint
  language sql security definer set search_path = public
  begin atomic
    with gone as (
      delete from events e
      using imports i
      where i.workspace_id = current_workspace() and i.id = asked_import and i.state = 'undoing'
        and e.workspace_id = i.workspace_id and e.import_id = i.id
      returning 1
    )
    select count(*) from gone;
  end;

create function forget_events_of_sample() returns bigint
  language sql security definer set search_path = public
  begin atomic
    with gone as (
      delete from events e
      using deals d
      where d.workspace_id = current_workspace() and d.sample
        and e.workspace_id = d.workspace_id and e.deal_id = d.id
      returning 1
    )
    select count(*) from gone;
  end;

-- Called once for each tenant table, by this migration and by every later one that makes such a table.
create function protect_tenant_table(tenant_table regclass) returns void
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy own_workspace on %s to stagecraft_app using (workspace_id = current_workspace()) '
    'with check (workspace_id = current_workspace())', tenant_table);
  execute format('create policy owner_sees_all on %s to current_user using (true) with check (true)', tenant_table);
  execute format('grant select, insert, update, delete on %s to stagecraft_app', tenant_table);
end
$$;

do $$
begin
  if not exists (select from pg_roles where rolname = 'stagecraft_app') then
    create role stagecraft_app login nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of the same cluster made it at this moment
end
$$;

do $$
declare tenant_table regclass;
begin
  execute format('grant stagecraft_app to %I', current_user);
  for tenant_table in
    select c.oid::regclass
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'sessions'
  loop
    perform protect_tenant_table(tenant_table);
  end loop;
end
$$;

grant usage on schema public to stagecraft_app;
grant usage on all sequences in schema public to stagecraft_app;
grant select, insert, update, delete on users, sessions, accounts, verifications, sign_in_failures to stagecraft_app;
revoke update, delete on events from stagecraft_app;
