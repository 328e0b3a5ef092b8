-- A role of the processes may be held by a whole department: everybody who works there holds it.
create table role_departments (
  workspace_id  uuid not null,
  role_key      text not null,
  department_id uuid not null,
  primary key (workspace_id, role_key, department_id),
  foreign key (workspace_id, department_id) references departments (workspace_id, id) on delete cascade
);
create index role_departments_by_department on role_departments (workspace_id, department_id);
create index members_of_department on members (workspace_id, department_id) where department_id is not null;
select protect_tenant_table('role_departments');

-- Everybody who holds a role, by name or through his department. It is read with the rights of whoever asks.
create view all_role_holders with (security_invoker = true) as
  select workspace_id, role_key, member_id from role_holders
  union
  select r.workspace_id, r.role_key, m.id
  from role_departments r
  join members m on m.workspace_id = r.workspace_id and m.department_id = r.department_id;
grant select on all_role_holders to stagecraft_app;

-- A hand-off: a task of a role that is somebody else's than the deal owner's to do, from the moment it waits until it
-- is done or comes back. Given back or passed on, it ends and the next one of the task begins. Minutes are working
-- time: `wait` until somebody took it (0 where the role's rule named him at once, null for what was passed on),
-- `work` from then until it ended (null where it was ticked off straight from the queue, or never finished).
create table hand_offs (
  workspace_id  uuid        not null,
  task_id       uuid        not null,
  seq           integer     not null,
  role_key      text        not null,
  waiting_since timestamptz not null,
  taken_at      timestamptz,
  taken_by      uuid,
  ended_at      timestamptz,
  ended_how     text        check (ended_how in ('done', 'given_back', 'reassigned', 'cancelled', 'waived')),
  wait_minutes  integer,
  work_minutes  integer,
  primary key (workspace_id, task_id, seq),
  foreign key (workspace_id, task_id) references tasks (workspace_id, id) on delete cascade,
  check ((ended_at is null) = (ended_how is null)),
  check ((taken_at is null) = (taken_by is null))
);
create unique index hand_offs_running on hand_offs (workspace_id, task_id) where ended_at is null;
create index hand_offs_waiting on hand_offs (workspace_id, role_key, waiting_since, task_id)
  where ended_at is null and taken_at is null;
create index hand_offs_taken on hand_offs (workspace_id, role_key, taken_at, task_id)
  where ended_at is null and taken_at is not null;
create index hand_offs_ended on hand_offs (workspace_id, role_key, ended_at desc) where ended_at is not null;
select protect_tenant_table('hand_offs');

-- What is under way already. When it was taken nobody wrote down, so it says nothing about waiting.
insert into hand_offs (workspace_id, task_id, seq, role_key, waiting_since, taken_at, taken_by)
select t.workspace_id, t.id, 1, t.role_key, t.created_at, case when t.assignee_id is not null then t.created_at end,
       t.assignee_id
from tasks t
where t.state = 'open' and t.role_key is not null
  and (t.assignee_id is null or t.assignee_id is distinct from t.deal_owner_id)
  and not exists (select from tasks b where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id
                    and b.visit_seq = t.visit_seq and b.state = 'open' and b.template_key = any (t.after_keys));
