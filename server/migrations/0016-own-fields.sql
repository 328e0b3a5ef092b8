-- Fields a company adds to its records. Type and key of a field stay for good, and a field is never deleted: what is
-- written under its key, on records and in published processes, never changes its meaning.
create table own_fields (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  entity       text        not null check (entity in ('company', 'person', 'product', 'deal', 'lead')),
  key          text        not null,
  label        jsonb       not null,
  type         text        not null
               check (type in ('text', 'number', 'money', 'date', 'choice', 'choices', 'person', 'link', 'yes_no')),
  choices      jsonb       not null default '[]',
  currency     text,
  unit         jsonb,
  help         jsonb,
  grouped      jsonb,
  position     integer     not null,
  searchable   boolean     not null default false,
  asked        boolean     not null default false,
  retired_at   timestamptz,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, entity, key)
);
select protect_tenant_table('own_fields');

-- Values by key; see contract/fields.ts for how each type is written. Null is none at all: undoing an import puts rows
-- back that were kept before there was such a column.
alter table companies add column own jsonb;
alter table people    add column own jsonb;
alter table products  add column own jsonb;
alter table deals     add column own jsonb;

-- Equality and "has this choice" for filters: own @> '{"region": "north"}'.
create index companies_by_own on companies using gin (own jsonb_path_ops) where own is not null;
create index people_by_own    on people    using gin (own jsonb_path_ops) where own is not null;
create index deals_by_own     on deals     using gin (own jsonb_path_ops) where own is not null;
create index leads_by_own     on leads     using gin (own jsonb_path_ops);

-- Every text among the values, each with a space before it, so that a word begins after one.
create function own_texts(own jsonb) returns text
  language sql immutable strict parallel safe
  return (select string_agg(' ' || search_form(value #>> '{}'), '' order by key)
          from jsonb_each(own) where jsonb_typeof(value) = 'string');

create index companies_search_own on companies using gin (own_texts(own) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where own is not null;
create index people_search_own on people using gin (own_texts(own) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where own is not null;
create index deals_search_own on deals using gin (own_texts(own) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where own is not null;

create index leads_search_own on leads using gin (own_texts(own) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where own <> '{}';

-- Ids of records with the pattern in one of their searchable fields. Like companies_like they are the owner's functions, since
-- an index on text is not asked under row-level security; the workspace is their own condition.
create function companies_own_like(pattern text, owners uuid[], most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select c.id from companies c
    where c.workspace_id = current_workspace() and c.own is not null and own_texts(c.own) like pattern
      and (owners is null or c.owner_id = any (owners))
      and exists (select from own_fields f
                  where f.workspace_id = c.workspace_id and f.entity = 'company' and f.searchable
                    and f.retired_at is null and ' ' || search_form(c.own ->> f.key) like pattern)
    limit most;
  end;

create function people_own_like(pattern text, owners uuid[], most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select p.id from people p
    where p.workspace_id = current_workspace() and p.own is not null and own_texts(p.own) like pattern
      and (owners is null or p.owner_id = any (owners))
      and exists (select from own_fields f
                  where f.workspace_id = p.workspace_id and f.entity = 'person' and f.searchable
                    and f.retired_at is null and ' ' || search_form(p.own ->> f.key) like pattern)
    limit most;
  end;

create function deals_own_like(pattern text, owners uuid[], most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select d.id from deals d
    where d.workspace_id = current_workspace() and d.own is not null and own_texts(d.own) like pattern
      and (owners is null or d.owner_id = any (owners))
      and exists (select from own_fields f
                  where f.workspace_id = d.workspace_id and f.entity = 'deal' and f.searchable
                    and f.retired_at is null and ' ' || search_form(d.own ->> f.key) like pattern)
    limit most;
  end;

create function leads_own_like(pattern text, owners uuid[], teams uuid[], most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select l.id from leads l
    where l.workspace_id = current_workspace() and l.own <> '{}' and own_texts(l.own) like pattern
      and (owners is null or l.owner_id = any (owners) or (l.owner_id is null and l.team_id = any (teams)))
      and exists (select from own_fields f
                  where f.workspace_id = l.workspace_id and f.entity = 'lead' and f.searchable
                    and f.retired_at is null and ' ' || search_form(l.own ->> f.key) like pattern)
    limit most;
  end;

-- They return whole rows, and those have become longer.
create or replace function companies_like(pattern text, owners uuid[], most integer) returns setof companies
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select c.* from companies c
    where c.workspace_id = current_workspace() and c.search_name like pattern and (owners is null or c.owner_id = any (owners))
    limit most;
  end;

create or replace function people_like(pattern text, owners uuid[], most integer) returns setof people
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select p.* from people p
    where p.workspace_id = current_workspace() and p.search_name like pattern and (owners is null or p.owner_id = any (owners))
    limit most;
  end;

create or replace function deals_like(pattern text, owners uuid[], most integer) returns setof deals
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select d.* from deals d
    where d.workspace_id = current_workspace() and d.search_title like pattern and (owners is null or d.owner_id = any (owners))
    limit most;
  end;
