-- What is looked for in records: missing and faulty fields, deals without a next step. The house brings checks along
-- (server/hygiene/checks/usual-checks.ts); a row here is one that was changed or switched off, or one of the company's own.
create table checks (
  workspace_id uuid        not null references workspaces on delete cascade,
  key          text        not null,
  entity       text        not null check (entity in ('company', 'person', 'deal', 'lead')),
  -- of the company's own: what it is called and what is wrong
  name         text,
  fault        jsonb,
  -- which records it is asked of
  about        jsonb       not null,
  active       boolean     not null,
  created_at   timestamptz not null default now(),
  version      integer     not null default 1,
  primary key (workspace_id, key)
);
select protect_tenant_table('checks');

-- What was found, a row for each check a record does not pass. Found when the record changes and once a day besides, so
-- that no screen has to try all records: counting them costs a row a check, however many they are. Whose it is stands
-- beside it, for the rights of whoever reads.
create table findings (
  workspace_id uuid not null references workspaces on delete cascade,
  record_id    uuid not null,
  check_key    text not null,
  owner_id     uuid,
  team_id      uuid,
  process_id   uuid,
  primary key (workspace_id, record_id, check_key)
);
create index findings_of_check on findings (workspace_id, check_key, record_id);
create index findings_of_owner on findings (workspace_id, check_key, owner_id, record_id);
select protect_tenant_table('findings');

-- Every record that is looked after: the hundred of which so many are clean.
create table checked_records (
  workspace_id uuid    not null references workspaces on delete cascade,
  record_id    uuid    not null,
  entity       text    not null,
  owner_id     uuid,
  team_id      uuid,
  process_id   uuid,
  faulty       boolean not null,
  primary key (workspace_id, record_id)
);
select protect_tenant_table('checked_records');

-- Both counted, as deal_totals are: rows are only ever added, so that writers never wait for each other and a reader is
-- always exact; a job folds rows of one key together. `counts` is a check's key, or `:person` for all people that are
-- looked after and `:person!` for those with something wrong.
create table check_totals (
  workspace_id uuid   not null references workspaces on delete cascade,
  counts       text   not null,
  owner_id     uuid,
  team_id      uuid,
  process_id   uuid,
  records      bigint not null
);
create index check_totals_by_key on check_totals (workspace_id, counts);
select protect_tenant_table('check_totals');

create function count_findings() returns trigger language plpgsql as $$
begin
  insert into check_totals (workspace_id, counts, owner_id, team_id, process_id, records)
  select workspace_id, check_key, owner_id, team_id, process_id, count(*) * tg_argv[0]::integer
  from written
  group by 1, 2, 3, 4, 5;
  return null;
end
$$;

create function count_checked_records() returns trigger language plpgsql as $$
begin
  insert into check_totals (workspace_id, counts, owner_id, team_id, process_id, records)
  select workspace_id, ':' || entity || mark, owner_id, team_id, process_id, count(*) * tg_argv[0]::integer
  from written
  cross join lateral unnest(case when faulty then array['', '!'] else array[''] end) as m (mark)
  group by 1, 2, 3, 4, 5;
  return null;
end
$$;

-- What changes is taken away and written anew, so that nothing is ever updated.
create trigger count_new after insert on findings
  referencing new table as written for each statement execute function count_findings('1');
create trigger count_gone after delete on findings
  referencing old table as written for each statement execute function count_findings('-1');
create trigger count_new after insert on checked_records
  referencing new table as written for each statement execute function count_checked_records('1');
create trigger count_gone after delete on checked_records
  referencing old table as written for each statement execute function count_checked_records('-1');

-- Somebody said why a record is right as it is. It stands until the record is gone or he takes it back.
create table check_excuses (
  workspace_id uuid        not null references workspaces on delete cascade,
  record_id    uuid        not null,
  check_key    text        not null,
  reason       text        not null,
  at           timestamptz not null default now(),
  by           uuid,
  primary key (workspace_id, record_id, check_key),
  foreign key (workspace_id, by) references members (workspace_id, id) on delete set null (by)
);
create index check_excuses_by on check_excuses (workspace_id, by) where by is not null;
select protect_tenant_table('check_excuses');

-- How far the day's round through all records of a kind has come. Asked for when a check changes.
create table check_rounds (
  workspace_id uuid        not null references workspaces on delete cascade,
  entity       text        not null,
  -- the last record it has passed; null at its beginning
  after_id     uuid,
  begun_at     timestamptz,
  ended_at     timestamptz,
  primary key (workspace_id, entity)
);
select protect_tenant_table('check_rounds');

-- Up to where events were read: records they are about are checked at once.
create table check_positions (
  workspace_id uuid   primary key references workspaces on delete cascade,
  -- by default now: a backup leaves out what only its own database can read, and restores events as of now too
  tx           xid8   not null default pg_current_xact_id(),
  seq          bigint not null
);
select protect_tenant_table('check_positions');

-- One row a day for each count, as the day's round left it: how the score went over the weeks.
create table check_history (
  workspace_id uuid   not null references workspaces on delete cascade,
  day          date   not null,
  counts       text   not null,
  owner_id     uuid,
  team_id      uuid,
  process_id   uuid,
  records      bigint not null
);
create index check_history_by_day on check_history (workspace_id, day);
select protect_tenant_table('check_history');

-- With a record goes what was found on it.
create function forget_checked() returns trigger language plpgsql as $$
begin
  delete from findings f using gone g where f.workspace_id = g.workspace_id and f.record_id = g.id;
  delete from checked_records c using gone g where c.workspace_id = g.workspace_id and c.record_id = g.id;
  delete from check_excuses x using gone g where x.workspace_id = g.workspace_id and x.record_id = g.id;
  return null;
end
$$;
create trigger forget_checked after delete on companies
  referencing old table as gone for each statement execute function forget_checked();
create trigger forget_checked after delete on people
  referencing old table as gone for each statement execute function forget_checked();
create trigger forget_checked after delete on deals
  referencing old table as gone for each statement execute function forget_checked();
create trigger forget_checked after delete on leads
  referencing old table as gone for each statement execute function forget_checked();

---------------------------------------------------------------------------------------------------- what cannot be right
-- Of a mail address, a telephone number or a web site it is said only that it cannot be one: who is in doubt is left alone.
create function is_no_email(value text) returns boolean
  language sql immutable strict parallel safe
  return value !~ '^[^\s@,;<>()"]+@([[:alnum:]]([[:alnum:]-]*[[:alnum:]])?\.)+[[:alpha:]]{2,}$'
      or value ~ '\.\.|^\.|\.@';

create function is_no_phone(value text) returns boolean
  language sql immutable strict parallel safe
  return (
    select length(digits) not between 5 and 15 or digits ~ '^(\d)\1+$'
    from (select regexp_replace(regexp_replace(regexp_replace(letter_form(value), '\(0\)', ''),
                   '\s*(ext\.?|wew\.?|x|#|;|,|داخلی).*$', ''), '\D', '', 'g') as digits) d
  );

create function is_no_website(value text) returns boolean
  language sql immutable strict parallel safe
  return value !~* '^(https?://)?([[:alnum:]]([[:alnum:]-]*[[:alnum:]])?\.)+[[:alpha:]]{2,}(:[0-9]+)?([/?#][^\s]*)?$';
