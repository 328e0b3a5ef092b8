-- A company or person that a colleague or a team may see or work although their rights do not reach it, with its people
-- and deals.
create table customer_shares (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  company_id   uuid,
  person_id    uuid,
  member_id    uuid,
  team_id      uuid,
  -- whichever of both: each gets a customer shared once, also where two customers are merged into one
  receiver_id  uuid        not null generated always as (coalesce(member_id, team_id)) stored,
  -- may work it, not just see it
  works        boolean     not null,
  shared_by    uuid,
  shared_at    timestamptz not null default now(),
  primary key (workspace_id, id),
  check (num_nonnulls(company_id, person_id) = 1),
  check (num_nonnulls(member_id, team_id) = 1),
  unique (workspace_id, company_id, receiver_id),
  unique (workspace_id, person_id, receiver_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, shared_by) references members (workspace_id, id)
);
create index customer_shares_with_member on customer_shares (workspace_id, member_id) where member_id is not null;
create index customer_shares_with_team on customer_shares (workspace_id, team_id) where team_id is not null;
create index customer_shares_shared_by on customer_shares (workspace_id, shared_by) where shared_by is not null;
select protect_tenant_table('customer_shares');

-- Everything that shares let a member reach: the customers, the people of a company, the deals of each. One function, so
-- that the answer about one record and the filter of many are the same rows.
create function shared_with(asked_workspace uuid, asked_member uuid)
  returns table (record_id uuid, is_deal boolean, works boolean)
  language sql stable
  begin atomic
    with shares as materialized (
      select s.company_id, s.person_id, s.works
      from customer_shares s
      where s.workspace_id = asked_workspace and s.member_id = asked_member
      union all
      select s.company_id, s.person_id, s.works
      from team_members t
      join customer_shares s on s.workspace_id = t.workspace_id and s.team_id = t.team_id
      where t.workspace_id = asked_workspace and t.member_id = asked_member
    )
    select s.company_id, false, s.works from shares s where s.company_id is not null
    union all
    select s.person_id, false, s.works from shares s where s.person_id is not null
    union all
    select p.id, false, s.works
    from shares s
    join people p on p.workspace_id = asked_workspace and p.company_id = s.company_id
    union all
    select d.id, true, s.works
    from shares s
    join deals d on d.workspace_id = asked_workspace and d.company_id = s.company_id
    union all
    select dp.deal_id, true, s.works
    from shares s
    join deal_people dp on dp.workspace_id = asked_workspace and dp.person_id = s.person_id;
  end;

-- Somebody does another's work for a period of the company's calendar days. A job begins and ends it, once each.
create table deputies (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  -- who is away, and who does his work
  member_id    uuid        not null,
  deputy_id    uuid        not null,
  from_on      date        not null,
  to_on        date        not null,
  -- what of his goes to the deputy
  tasks        boolean     not null,
  approvals    boolean     not null,
  notices      boolean     not null,
  records      boolean     not null,
  arranged_by  uuid,
  arranged_at  timestamptz not null default now(),
  began_at     timestamptz,
  ended_at     timestamptz,
  primary key (workspace_id, id),
  check (member_id <> deputy_id),
  check (from_on <= to_on),
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, deputy_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, arranged_by) references members (workspace_id, id)
);
create index deputies_of_deputy on deputies (workspace_id, deputy_id) where ended_at is null;
create index deputies_of_member on deputies (workspace_id, member_id) where ended_at is null;
create index deputies_by_member on deputies (workspace_id, member_id, from_on);
create index deputies_by_deputy on deputies (workspace_id, deputy_id, from_on);
create index deputies_arranged_by on deputies (workspace_id, arranged_by) where arranged_by is not null;
select protect_tenant_table('deputies');

-- Those in force. A job writes when they begin and end; should it come late, the last day is the last all the same.
create view deputies_now with (security_invoker) as
  select d.*
  from deputies d
  join workspaces w on w.workspace_id = d.workspace_id
  where d.began_at is not null and d.ended_at is null and (now() at time zone w.time_zone)::date <= d.to_on;
grant select on deputies_now to stagecraft_app;

-- Records that went from one person to others in one act, so that it can be undone for a few minutes.
create table handovers (
  workspace_id   uuid        not null references workspaces on delete cascade,
  id             uuid        not null,
  -- null: what belonged to nobody
  from_id        uuid,
  reason         text        not null,
  handed_over_by uuid,
  handed_over_at timestamptz not null default now(),
  undone_at      timestamptz,
  -- what went to whom: {memberId: {kind: [record ids]}}
  moved          jsonb       not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, from_id) references members (workspace_id, id) on delete cascade,
  foreign key (workspace_id, handed_over_by) references members (workspace_id, id)
);
create index handovers_from on handovers (workspace_id, from_id, handed_over_at desc);
create index handovers_handed_over_by on handovers (workspace_id, handed_over_by) where handed_over_by is not null;
select protect_tenant_table('handovers');
