-- Filters kept under a name, and ways to look at a list. What a filter means is asked anew each time.
create table segments (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  key          text        not null,
  entity       text        not null check (entity in ('company', 'person', 'lead')),
  name         text        not null,
  filter       jsonb       not null,
  shared       boolean     not null default false,
  owner_id     uuid        not null,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, key),
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
select protect_tenant_table('segments');

create table views (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  entity       text        not null check (entity in ('company', 'person', 'deal', 'product', 'lead')),
  name         text        not null,
  filter       jsonb       not null,
  sort         jsonb,
  columns      text[],
  owner_id     uuid        not null,
  shared_with  text        not null default 'nobody' check (shared_with in ('nobody', 'team', 'everybody')),
  team_id      uuid,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  check ((shared_with = 'team') = (team_id is not null)),
  foreign key (workspace_id, owner_id) references members (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);
create index views_of_list on views (workspace_id, entity);
select protect_tenant_table('views');

create table default_views (
  workspace_id uuid not null,
  member_id    uuid not null,
  entity       text not null,
  view_id      uuid not null,
  primary key (workspace_id, member_id, entity),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, view_id) references views (workspace_id, id) on delete cascade
);
select protect_tenant_table('default_views');

-- When something was last logged with a company, with a person and on a deal: what "no activity for 30 days" asks. In a
-- table of its own, since a day's talks would else rewrite the customers' rows and every index they stand in.
create table last_activities (
  workspace_id uuid        not null references workspaces on delete cascade,
  subject_id   uuid        not null,
  at           timestamptz not null,
  primary key (workspace_id, subject_id)
);
create index last_activities_by_time on last_activities (workspace_id, at, subject_id);
select protect_tenant_table('last_activities');

insert into last_activities (workspace_id, subject_id, at)
select a.workspace_id, s.id, max(a.at)
from activities a, unnest(array[a.deal_id, a.company_id, a.person_id]) as s (id)
where s.id is not null
group by a.workspace_id, s.id;

-- In the transaction that writes the activity, for all of a statement at once and always in the order of the ids, so
-- that two of them never wait for each other in a circle.
create function note_new_activities() returns trigger language plpgsql as $$
begin
  insert into last_activities as l (workspace_id, subject_id, at)
  select a.workspace_id, s.id, max(a.at)
  from written a, unnest(array[a.deal_id, a.company_id, a.person_id]) as s (id)
  where s.id is not null
  group by a.workspace_id, s.id
  order by s.id
  on conflict (workspace_id, subject_id) do update set at = excluded.at where excluded.at > l.at;
  return null;
end
$$;

-- Where one is put right or taken away, the last of those that are left counts.
create function note_changed_activities() returns trigger language plpgsql as $$
declare touched record;
begin
  for touched in
    select distinct a.workspace_id, s.id
    from gone a, unnest(array[a.deal_id, a.company_id, a.person_id]) as s (id)
    where s.id is not null
    order by s.id
  loop
    delete from last_activities l where l.workspace_id = touched.workspace_id and l.subject_id = touched.id;
    insert into last_activities (workspace_id, subject_id, at)
    select touched.workspace_id, touched.id, max(last.at)
    from (
      (select at from activities where workspace_id = touched.workspace_id and deal_id = touched.id
       order by at desc limit 1)
      union all
      (select at from activities where workspace_id = touched.workspace_id and company_id = touched.id
       order by at desc limit 1)
      union all
      (select at from activities where workspace_id = touched.workspace_id and person_id = touched.id
       order by at desc limit 1)
    ) last
    having count(*) > 0
    on conflict (workspace_id, subject_id) do update set at = excluded.at;
  end loop;
  return null;
end
$$;

create trigger note_new_activities after insert on activities
  referencing new table as written for each statement execute function note_new_activities();
create trigger note_edited_activities after update on activities
  referencing old table as gone for each statement execute function note_changed_activities();
create trigger note_moved_activities after update on activities
  referencing new table as written for each statement execute function note_new_activities();
create trigger note_deleted_activities after delete on activities
  referencing old table as gone for each statement execute function note_changed_activities();

-- What lists are filtered by most. Deals of one customer by how they stand, so that counting them reads nothing else.
create index companies_by_industry on companies (workspace_id, industry, search_name, id) where industry is not null;
create index companies_by_country  on companies (workspace_id, country, search_name, id) where country is not null;
create index companies_of_owner    on companies (workspace_id, owner_id, search_name, id);
create index people_of_owner       on people (workspace_id, owner_id, search_name, id);
create index companies_by_creation on companies (workspace_id, created_at, id);
create index people_by_creation    on people (workspace_id, created_at, id);
create index deals_by_customer     on deals (workspace_id, status, company_id) include (owner_id) where company_id is not null;

-- Offering a segment or a view to everybody is a right; whoever publishes processes has had the like all along.
update roles set rights = rights || jsonb_build_object('segments.share', rights -> 'process.publish');
