-- A lead is somebody who may buy and is not yet known: it has a short process of its own (new, contacted, then qualified
-- or disqualified) and a first-contact clock. A qualified lead has become a company, a person and a deal.
create table leads (
  workspace_id  uuid        not null references workspaces on delete cascade,
  id            uuid        not null,
  number        integer     not null,
  -- whatever it is called by: the person, else the company, else the address
  name          text        not null,
  company_name  text,
  job_title     text,
  email         text,
  phone         text,
  -- the same number as `+48601234567`, where it could be read as one
  phone_e164    text,
  website       text,
  city          text,
  country       text,
  language      text,
  search_name   text        collate "C" not null generated always as (
                  search_form(name || coalesce(' ' || company_name, '') || coalesce(' ' || email, ''))) stored,
  need          text,
  product_id    uuid,
  amount        bigint,
  currency      text,
  source        text,
  channel       text,
  campaign      text,
  utm           jsonb,
  came_by       text        not null check (came_by in ('hand', 'import', 'api', 'form', 'chat')),
  -- the process its first-contact clock is of, and in which its deal will run unless the rules say otherwise by then
  process_id    uuid,
  status        text        not null default 'new'
                  check (status in ('new', 'contacted', 'qualified', 'disqualified')),
  status_at     timestamptz not null,
  status_by     uuid,
  disqualify_reason text,
  disqualify_note   text,
  recycle_on    date,
  recycle_count integer     not null default 0,
  owner_id      uuid,
  -- in whose queue it waits while nobody has it
  team_id       uuid,
  assigned_at   timestamptz,
  accepted_at   timestamptz,
  first_contact_warn_at     timestamptz,
  first_contact_due_at      timestamptz,
  first_contact_at          timestamptz,
  first_contact_warned_at   timestamptz,
  first_contact_breached_at timestamptz,
  last_contact_at           timestamptz,
  contact_count integer     not null default 0,
  company_id    uuid,
  person_id     uuid,
  deal_id       uuid,
  -- what the conversion made, so that it can be taken back for a while
  conversion    jsonb,
  score         smallint,
  score_at      timestamptz,
  answers       jsonb,
  own           jsonb       not null default '{}',
  consent       jsonb,
  duplicate_of  uuid,
  archived_at   timestamptz,
  sample        boolean     not null default false,
  external_id   text,
  import_id     uuid,
  created_at    timestamptz not null,
  created_by    uuid,
  version       integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id),
  foreign key (workspace_id, owner_id) references members (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete set null (person_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete set null (deal_id),
  foreign key (workspace_id, duplicate_of) references leads (workspace_id, id) on delete set null (duplicate_of)
);
-- What is due next, as for deals: nothing has to be cancelled when somebody was in touch.
alter table leads add column next_deadline_at timestamptz generated always as (
  case when status = 'new' and first_contact_at is null and archived_at is null then least(
    case when first_contact_warned_at is null and first_contact_breached_at is null then first_contact_warn_at end,
    case when first_contact_breached_at is null then first_contact_due_at end)
  end) stored;
create index leads_on_board on leads (workspace_id, status, status_at desc, id desc) where archived_at is null;
create index leads_by_due on leads (workspace_id, coalesce(first_contact_due_at, 'infinity'), id)
  where status = 'new' and archived_at is null;
create index leads_by_creation on leads (workspace_id, created_at desc, id desc);
create index leads_of_owner on leads (workspace_id, owner_id, created_at desc, id desc);
create index leads_of_team on leads (workspace_id, team_id, created_at desc, id desc) where owner_id is null;
create index leads_by_score on leads (workspace_id, coalesce(score, -1) desc, id desc);
create index leads_by_name on leads (workspace_id, search_name, id);
create index leads_search on leads using gin (search_name gin_trgm_ops) with (gin_pending_list_limit = 512);
create index leads_by_email on leads (workspace_id, lower(email)) where email is not null;
create index leads_by_phone on leads (workspace_id, phone_e164) where phone_e164 is not null;
create index leads_of_source on leads (workspace_id, source, created_at desc, id desc);
create index leads_to_recycle on leads (workspace_id, recycle_on) where recycle_on is not null;
create index leads_with_deadline on leads (workspace_id, next_deadline_at) where next_deadline_at is not null;
create index leads_of_company on leads (workspace_id, company_id) where company_id is not null;
create index leads_of_person on leads (workspace_id, person_id) where person_id is not null;
create index leads_of_deal on leads (workspace_id, deal_id) where deal_id is not null;
create index leads_of_duplicate on leads (workspace_id, duplicate_of) where duplicate_of is not null;
create unique index leads_by_external_id on leads (workspace_id, external_id) where external_id is not null;
create index leads_of_import on leads (workspace_id, import_id) where import_id is not null;
select protect_tenant_table('leads');

-- The next free lead number, as for deals.
create table lead_numbers (
  workspace_id uuid    primary key references workspaces on delete cascade,
  next         integer not null default 1
);
select protect_tenant_table('lead_numbers');

create table source_costs (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  source       text        not null,
  from_on      date        not null,
  to_on        date        not null check (to_on >= from_on),
  -- minor units of the company's own currency
  amount       bigint      not null check (amount >= 0),
  currency     text        not null,
  note         text,
  sample       boolean     not null default false,
  created_at   timestamptz not null,
  created_by   uuid,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, id)
);
create index source_costs_by_period on source_costs (workspace_id, to_on, from_on);
select protect_tenant_table('source_costs');

-- An activity may be about a lead; once that is a deal, it is about the deal, its company and person as well.
alter table activities add column lead_id uuid;
create index activities_of_lead on activities (workspace_id, lead_id, at desc, id desc) where lead_id is not null;

alter table notices add column lead_id uuid;
alter table notices add foreign key (workspace_id, lead_id) references leads (workspace_id, id) on delete cascade;
create index notices_of_lead on notices (workspace_id, lead_id) where lead_id is not null;

-- Ids, not whole rows: those become longer with every column that is added.
create function leads_like(pattern text, owners uuid[], teams uuid[], most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select l.id from leads l
    where l.workspace_id = current_workspace() and l.search_name like pattern
      and (owners is null or l.owner_id = any (owners) or (l.owner_id is null and l.team_id = any (teams)))
    limit most;
  end;

-- How people and companies can be recognised by what somebody gives to be reached at. The last eight digits tell a
-- telephone number, whatever stands before them; the domain tells a company, unless anybody may have an address there.
create function phone_tail(phone text) returns text
  language sql immutable strict parallel safe
  return case when length(regexp_replace(search_form(phone), '[^0-9]', '', 'g')) >= 8
              then right(regexp_replace(search_form(phone), '[^0-9]', '', 'g'), 8) end;
create function web_domain(address text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(lower(address), '^(https?://)?(www\.)?([^/:?#]+).*$', '\3');
create index people_by_phone on people (workspace_id, phone_tail(phone)) where phone is not null;
create index companies_by_phone on companies (workspace_id, phone_tail(phone)) where phone is not null;
create index companies_by_domain on companies (workspace_id, web_domain(website)) where website is not null;
create index companies_by_mail_domain on companies (workspace_id, split_part(lower(email), '@', 2))
  where email is not null;

-- Under the app's role these indexes would not be used, as the trigrams above. They give ids alone: what of the records
-- may be seen is asked where they are read.
create function people_reached_at(asked_email text, asked_tail text) returns setof uuid
  language sql stable security definer set search_path = public rows 5
  begin atomic
    (select p.id from people p where p.workspace_id = current_workspace() and lower(p.email) = asked_email limit 20)
    union
    (select p.id from people p
     where p.workspace_id = current_workspace() and p.phone is not null and phone_tail(p.phone) = asked_tail limit 20);
  end;

create function companies_reached_at(asked_domain text, asked_tail text) returns setof uuid
  language sql stable security definer set search_path = public rows 5
  begin atomic
    (select c.id from companies c
     where c.workspace_id = current_workspace() and c.website is not null and web_domain(c.website) = asked_domain limit 20)
    union
    (select c.id from companies c
     where c.workspace_id = current_workspace() and c.email is not null
       and split_part(lower(c.email), '@', 2) = asked_domain limit 20)
    union
    (select c.id from companies c
     where c.workspace_id = current_workspace() and c.phone is not null and phone_tail(c.phone) = asked_tail limit 20);
  end;

create or replace function workspaces_with_deadlines() returns setof uuid
  language sql stable security definer set search_path = public
  begin atomic
    select w.workspace_id from workspaces w
    where exists (select from deals d where d.workspace_id = w.workspace_id and d.next_deadline_at <= now())
       or exists (select from tasks t where t.workspace_id = w.workspace_id and t.next_deadline_at <= now())
       or exists (select from leads l where l.workspace_id = w.workspace_id and l.next_deadline_at <= now());
  end;

-- The removed sample company takes the history of its leads along too.
create or replace function forget_events_of_sample() returns bigint
  language sql security definer set search_path = public
  begin atomic
    with gone as (
      delete from events e
      using deals d
      where d.workspace_id = current_workspace() and d.sample
        and e.workspace_id = d.workspace_id and e.deal_id = d.id
      returning 1
    ), gone_of_leads as (
      delete from events e
      using leads l
      where l.workspace_id = current_workspace() and l.sample
        and e.workspace_id = l.workspace_id and e.subject_id = l.id and e.subject_type = 'lead' and e.deal_id is null
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from gone_of_leads);
  end;

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('companies', 'people', 'products', 'deals', 'leads'));

-- Whoever works deals works the leads they come from.
update roles set rights = rights || jsonb_build_object(
  'leads.see', rights ->> 'deals.see', 'leads.edit', rights ->> 'deals.edit', 'leads.convert', rights ->> 'deals.edit');
