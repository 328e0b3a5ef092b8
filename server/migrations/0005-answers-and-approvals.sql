-- What was answered on a deal: one row a question, whichever task asked it. Its history is in the events.
create table answers (
  workspace_id      uuid        not null references workspaces on delete cascade,
  deal_id           uuid        not null,
  questionnaire_key text        not null,
  question_key      text        not null,
  value             jsonb       not null,
  -- where the answer is a person; without the person it is no answer any more
  person_id         uuid,
  answered_at       timestamptz not null,
  answered_by       uuid,
  -- the task it was answered in
  task_id           uuid,
  version           integer     not null default 1,
  primary key (workspace_id, deal_id, questionnaire_key, question_key),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete set null (person_id),
  foreign key (workspace_id, answered_by) references members (workspace_id, id) on delete set null (answered_by)
);
create index answers_of_person on answers (workspace_id, person_id) where person_id is not null;
create index answers_of_member on answers (workspace_id, answered_by);

-- What each person decided on a task that needs approval; the key keeps anybody from counting twice.
create table approvals (
  workspace_id uuid        not null references workspaces on delete cascade,
  task_id      uuid        not null,
  member_id    uuid        not null,
  decision     text        not null check (decision in ('approved', 'refused')),
  reason       text,
  at           timestamptz not null,
  primary key (workspace_id, task_id, member_id),
  foreign key (workspace_id, task_id) references tasks (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  check (decision = 'approved' or reason is not null)
);
create index approvals_of_member on approvals (workspace_id, member_id);

select protect_tenant_table('answers');
select protect_tenant_table('approvals');
