-- Who works at other times than the company: hours of his own on the days the company works. The company's holidays and
-- closings are everybody's. The time zone is that of his profile.
create table member_calendars (
  workspace_id uuid    not null,
  member_id    uuid    not null,
  -- Null: the company's hours.
  week         jsonb,
  version      integer not null default 1,
  primary key (workspace_id, member_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
select protect_tenant_table('member_calendars');

-- Days on which somebody is away, both ends included. The note is for himself and who manages the team.
create table leaves (
  workspace_id uuid        not null,
  id           uuid        not null,
  member_id    uuid        not null,
  from_on      date        not null,
  to_on        date        not null,
  kind         text        not null check (kind in ('holiday', 'sick', 'other')),
  note         text,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  check (from_on <= to_on)
);
create index leaves_by_member on leaves (workspace_id, member_id, to_on);
create index leaves_by_end on leaves (workspace_id, to_on);
select protect_tenant_table('leaves');
