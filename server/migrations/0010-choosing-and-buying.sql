-- Where the buyer is in his own purchase, since when and how one knows; a plain column, read with the deal. How often a
-- deal was put to rest, what is done for the customer meanwhile and where it goes on. Every column may be null: undoing
-- an import puts rows back that were kept before there were such columns.
alter table deals
  add column buying_stage    text,
  add column buying_stage_at timestamptz,
  add column buying_evidence text,
  add column resting_count   integer,
  add column resting_plan    text,
  add column returns_to      text;

update deals d set resting_count = r.times
from (select workspace_id, deal_id, count(*) as times from events where type = 'deal.rested' group by 1, 2) r
where r.workspace_id = d.workspace_id and r.deal_id = d.id;

-- A step of a nurturing plan: the plan it belongs to. It ends with the rest it was made for.
alter table tasks add column nurturing text;

-- A visit may end because the deal rested there and went on in an earlier stage.
alter table stage_visits drop constraint stage_visits_left_how_check;
alter table stage_visits add constraint stage_visits_left_how_check
  check (left_how in ('forward', 'skip', 'back', 'rest', 'won', 'lost', 'version'));

-- It returns whole rows of deals, and those have become longer.
create or replace function deals_like(pattern text, owners uuid[], most integer) returns setof deals
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select d.* from deals d
    where d.workspace_id = current_workspace() and d.search_title like pattern and (owners is null or d.owner_id = any (owners))
    limit most;
  end;

-- When somebody last read the numbers of a process, so that one nobody looks at can say so.
create table process_numbers_opened (
  workspace_id uuid        not null references workspaces on delete cascade,
  process_id   uuid        not null,
  opened_at    timestamptz not null,
  opened_by    uuid        not null,
  primary key (workspace_id, process_id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, opened_by) references members (workspace_id, id) on delete cascade
);
select protect_tenant_table('process_numbers_opened');

-- Choosing another process than the rules do is a right; whoever works deals has had it all along.
update roles set rights = rights || jsonb_build_object('process.choose', rights ->> 'deals.edit' <> 'none');
