-- What a task's deadline was last counted from, and with which spans: {"from", "due", "warn"}. Written where its clock
-- begins and where it goes on with what was left (another pair of hands, the end of a rest). Null where nothing is
-- counted: a day that somebody set, a task that waits for others.
alter table tasks add column clock jsonb;

-- The same of a visit and of the first contact where a rest ended in it; null: counted from its beginning, by the
-- spans of the deal's version. Empty: not known any more, and left as it stands.
alter table stage_visits add column clock         jsonb,
                         add column contact_clock jsonb;

-- What runs has no such note yet. Where hands changed or the deal rested since, what was counted from what is not known.
update stage_visits v set clock = '{}', contact_clock = '{}'
where v.left_at is null
  and exists (select from events e
              where e.workspace_id = v.workspace_id and e.deal_id = v.deal_id and e.type in ('deal.woken', 'deal.reopened'));
update tasks t
set clock = jsonb_strip_nulls(jsonb_build_object('from', began.at, 'due', case when t.due_at is not null then t.due_span end,
                                                 'warn', case when t.warn_at is not null then t.warn_span end))
from (
  select t.workspace_id, t.id,
         coalesce((select max(b.closed_at) from tasks b
                   where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id and b.visit_seq = t.visit_seq
                     and b.template_key = any (t.after_keys)),
                  case when t.nurturing is null and t.created_at < v.entered_at + interval '1 minute'
                       then v.entered_at else t.created_at end) as at
  from tasks t
  join stage_visits v on v.workspace_id = t.workspace_id and v.deal_id = t.deal_id and v.seq = t.visit_seq
  where t.state = 'open' and (t.due_span is not null and t.due_at is not null
                              or t.warn_span is not null and t.warn_at is not null)
) began
where t.workspace_id = began.workspace_id and t.id = began.id
  and not exists (select from events e
                  where e.workspace_id = t.workspace_id and e.deal_id = t.deal_id
                    and (e.type in ('deal.woken', 'deal.reopened')
                         or e.type in ('task.assigned', 'task.given_back') and e.subject_id = t.id));

-- A change of working time has the running deadlines counted again: of everybody, or what one member has.
create table recounts (
  workspace_id uuid        not null,
  id           uuid        not null,
  -- Null: the company's working time changed.
  member_id    uuid,
  asked_at     timestamptz not null default now(),
  -- A later look at what was begun meanwhile by who still knew the former hours; nobody need see it.
  afterwards   boolean     not null,
  begins_at    timestamptz not null,
  -- Deals up to this one are done, except those that somebody had at hand.
  last_deal    uuid,
  left_over    uuid[]      not null default '{}',
  -- Deadlines: how many there were when it began, how many are counted, how many of these changed.
  total        integer,
  counted      integer     not null default 0,
  moved        integer     not null default 0,
  finished_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index recounts_unfinished on recounts (workspace_id, begins_at) where finished_at is null;
create index recounts_finished on recounts (workspace_id, asked_at desc) where not afterwards;
select protect_tenant_table('recounts');

create function workspaces_to_recount() returns setof uuid
  language sql stable security definer set search_path = public
  begin atomic
    select distinct r.workspace_id from recounts r where r.finished_at is null and r.begins_at <= now();
  end;
