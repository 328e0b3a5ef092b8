-- What is due next is worked out by the database from the row itself, so that nothing has to be cancelled: a deal that
-- moves on, rests or is closed and a task that is done have no due instant any more. A step counts as told for the one
-- visit it was told in; a later visit of the same deal begins anew. Every column may be null: undoing an import puts
-- rows back that were kept before there were such columns.
alter table deals
  add column warned_visit             integer,
  add column breached_visit           integer,
  -- when it went to rest; what was left of its deadlines then is left when it wakes
  add column rested_at                timestamptz,
  add column first_contact_warn_at    timestamptz,
  add column first_contact_due_at     timestamptz,
  add column first_contact_at         timestamptz,
  add column first_contact_warned_at  timestamptz,
  add column first_contact_breached_at timestamptz;

alter table tasks
  add column warn_span   jsonb,
  add column warn_at     timestamptz,
  add column escalate_to text,
  -- its deal rests, and its time with it
  add column paused      boolean,
  add column warned_at   timestamptz,
  add column breached_at timestamptz;

-- What was late before anybody was told of it is history.
update deals
set warned_visit = case when warn_at <= now() then visit_seq end,
    breached_visit = case when deadline_at <= now() then visit_seq end
where least(warn_at, deadline_at) <= now();
update deals set rested_at = now() where status = 'resting';
update tasks set breached_at = due_at where state = 'open' and due_at <= now();
update tasks t set paused = true
from deals d
where d.workspace_id = t.workspace_id and d.id = t.deal_id and d.status = 'resting' and t.state = 'open';

alter table deals add column next_deadline_at timestamptz generated always as (
  case when status = 'open' then least(
    case when warned_visit is distinct from visit_seq and breached_visit is distinct from visit_seq then warn_at end,
    case when breached_visit is distinct from visit_seq then deadline_at end,
    case when first_contact_at is null and first_contact_warned_at is null and first_contact_breached_at is null
         then first_contact_warn_at end,
    case when first_contact_at is null and first_contact_breached_at is null then first_contact_due_at end)
  end) stored;
alter table tasks add column next_deadline_at timestamptz generated always as (
  case when state = 'open' and paused is not true then least(
    case when warned_at is null and breached_at is null then warn_at end,
    case when breached_at is null then due_at end)
  end) stored;

create index deals_with_deadline on deals (workspace_id, next_deadline_at) where next_deadline_at is not null;
create index tasks_with_deadline on tasks (workspace_id, next_deadline_at) where next_deadline_at is not null;

-- What a member is told: a deadline, a task given to him. Written in the transaction in which it happened.
create table notices (
  workspace_id uuid        not null,
  id           uuid        not null,
  member_id    uuid        not null,
  type         text        not null,
  deal_id      uuid,
  task_id      uuid,
  at           timestamptz not null default now(),
  read_at      timestamptz,
  data         jsonb       not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade
);
create index notices_of_member on notices (workspace_id, member_id, at desc, id desc);
create index notices_unread on notices (workspace_id, member_id) where read_at is null;
create index notices_of_deal on notices (workspace_id, deal_id) where deal_id is not null;
select protect_tenant_table('notices');

-- It returns whole rows of deals, and those have become longer.
create or replace function deals_like(pattern text, owners uuid[], most integer) returns setof deals
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select d.* from deals d
    where d.workspace_id = current_workspace() and d.search_title like pattern and (owners is null or d.owner_id = any (owners))
    limit most;
  end;

-- Whose deadlines have come: the one question of the scheduler about all workspaces, answered from the two indexes.
create function workspaces_with_deadlines() returns setof uuid
  language sql stable security definer set search_path = public
  begin atomic
    select w.workspace_id from workspaces w
    where exists (select from deals d where d.workspace_id = w.workspace_id and d.next_deadline_at <= now())
       or exists (select from tasks t where t.workspace_id = w.workspace_id and t.next_deadline_at <= now());
  end;
