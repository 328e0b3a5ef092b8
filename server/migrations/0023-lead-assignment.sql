-- Who gets a lead that nobody was named for: the first rule, in the company's order, whose filter means it. A rule's turn
-- stands in its own row, locked by whoever creates a lead: leads that arrive together are still given one after another.
create table assignment_rules (
  workspace_id   uuid        not null references workspaces on delete cascade,
  id             uuid        not null,
  position       integer     not null,
  name           text        not null,
  filter         jsonb       not null,
  way            text        not null check (way in ('round_robin', 'least_work', 'person', 'queue')),
  -- in the order of their turns; where there are none, the people of the team
  member_ids     uuid[]      not null default '{}',
  team_id        uuid,
  outside_hours  text        not null check (outside_hours in ('first_back', 'wait')),
  passes_on      boolean     not null,
  active         boolean     not null default true,
  last_member_id uuid,
  created_at     timestamptz not null,
  version        integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  foreign key (workspace_id, last_member_id) references members (workspace_id, id)
);
select protect_tenant_table('assignment_rules');

alter table leads add column assignment_rule_id uuid;
-- nobody of the rule works: a job gives it out when somebody does
alter table leads add column assignment_waits_since timestamptz;
-- the first contact it was passed on for: once for each clock
alter table leads add column passed_on_for timestamptz;
alter table leads add foreign key (workspace_id, assignment_rule_id) references assignment_rules (workspace_id, id)
  on delete set null (assignment_rule_id);
create index leads_waiting_for_somebody on leads (workspace_id, assignment_waits_since, id)
  where assignment_waits_since is not null;
create index leads_to_pass_on on leads (workspace_id, first_contact_breached_at, id)
  where status = 'new' and first_contact_at is null and first_contact_breached_at is not null
    and assignment_rule_id is not null and owner_id is not null
    and passed_on_for is distinct from first_contact_due_at;
create index leads_of_rule on leads (workspace_id, assignment_rule_id) where assignment_rule_id is not null;
create index leads_not_accepted on leads (workspace_id, owner_id, assigned_at)
  where status = 'new' and accepted_at is null and assignment_rule_id is not null;

-- To whom a lead went one after another, and how each let go of it.
create table lead_assignments (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  lead_id      uuid        not null,
  rule_id      uuid,
  -- as it was called then
  rule_name    text,
  owner_id     uuid,
  because      text        not null check (because in ('rule', 'work_began', 'handed_back', 'late', 'hand')),
  at           timestamptz not null,
  ended        text        check (ended in ('handed_back', 'late')),
  ended_at     timestamptz,
  reason       text,
  primary key (workspace_id, id),
  foreign key (workspace_id, lead_id) references leads (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references members (workspace_id, id)
);
create index lead_assignments_of_lead on lead_assignments (workspace_id, lead_id, at, id);
create index lead_assignments_of_rule on lead_assignments (workspace_id, rule_id, at) where rule_id is not null;
select protect_tenant_table('lead_assignments');

-- What leads are asked and what a good customer is, for the leads of a process, or of all that have nothing of their own.
create table lead_qualifications (
  workspace_id  uuid    not null references workspaces on delete cascade,
  id            uuid    not null,
  -- null: of every process
  process_id    uuid,
  -- of the process, else of the library; null: nothing is asked
  questionnaire text,
  criteria      jsonb   not null,
  version       integer not null default 1,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, process_id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id) on delete cascade
);
select protect_tenant_table('lead_qualifications');

-- The company's own rules of a lead's score, and what was learned from its history.
create table lead_scoring (
  workspace_id uuid        primary key references workspaces on delete cascade,
  base         smallint    not null,
  rules        jsonb       not null,
  version      integer     not null default 1
);
select protect_tenant_table('lead_scoring');

create table lead_models (
  workspace_id uuid        primary key references workspaces on delete cascade,
  -- how many closed leads there were, and how many of them were won
  rows         integer     not null default 0,
  won          integer     not null default 0,
  -- null: too few to learn from
  model        jsonb,
  measures     jsonb,
  asked_at     timestamptz,
  -- somebody is at it; taken up by another after a while
  began_at     timestamptz,
  looked_at    timestamptz
);
select protect_tenant_table('lead_models');

alter table leads add column score_parts jsonb;
-- the version it was scored at: another means that its score is being worked out again
alter table leads add column scored_version integer;
alter table leads add column learned_score smallint;
alter table leads add column learned_parts jsonb;
create index leads_to_score on leads (workspace_id, id)
  where status in ('new', 'contacted') and archived_at is null and scored_version is distinct from version;
create index leads_by_age_of_score on leads (workspace_id, score_at)
  where status in ('new', 'contacted') and archived_at is null;
