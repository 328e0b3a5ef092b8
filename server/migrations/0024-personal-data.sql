-- What somebody agreed to: the words he saw and their version, when and how; and when he took it back.
create table consents (
  workspace_id  uuid        not null references workspaces on delete cascade,
  id            uuid        not null,
  person_id     uuid        not null,
  -- what for, in the company's own words
  purpose       text        not null,
  wording       text        not null,
  text_version  text,
  how           text        not null check (how in ('form', 'mail', 'phone', 'paper', 'meeting', 'other')),
  given_on      date        not null,
  recorded_at   timestamptz not null default now(),
  recorded_by   uuid,
  withdrawn_on  date        check (withdrawn_on >= given_on),
  withdrawn_how text        check (withdrawn_how in ('form', 'mail', 'phone', 'paper', 'meeting', 'other')),
  withdrawn_by  uuid,
  version       integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, recorded_by) references members (workspace_id, id) on delete set null (recorded_by),
  foreign key (workspace_id, withdrawn_by) references members (workspace_id, id) on delete set null (withdrawn_by),
  check ((withdrawn_on is null) = (withdrawn_how is null))
);
create index consents_of_person on consents (workspace_id, person_id, given_on desc, id desc);
select protect_tenant_table('consents');

-- That somebody was erased, when, by whom and how much went. Who it was is what nobody knows any more.
create table erasures (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  entity       text        not null check (entity in ('person', 'lead')),
  because      text        not null check (because in ('asked', 'retention')),
  at           timestamptz not null default now(),
  by           uuid,
  deleted      integer     not null default 0,
  cleared      integer     not null default 0,
  redacted     integer     not null default 0,
  files        integer     not null default 0,
  -- null only inside the transaction that erases
  finished_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, by) references members (workspace_id, id) on delete set null (by)
);
create index erasures_by_time on erasures (workspace_id, at desc, id desc);
select protect_tenant_table('erasures');

-- For how long what is kept. No row: for ever.
create table retention_rules (
  workspace_id uuid    not null references workspaces on delete cascade,
  key          text    not null check (key in ('disqualified_leads', 'silent_people')),
  months       integer not null check (months between 1 and 240),
  active       boolean not null default false,
  version      integer not null default 1,
  primary key (workspace_id, key)
);
select protect_tenant_table('retention_rules');

-- What happened without the words in which it happened: ids, days, numbers and kinds stay.
create function without_words(data jsonb) returns jsonb language plpgsql immutable parallel safe as $$
begin
  return case jsonb_typeof(data)
    when 'object' then
      (select coalesce(jsonb_object_agg(key, case when key in ('kind', 'direction', 'entity', 'type', 'via')
                                                       and value #>> '{}' ~ '^[a-z_]{1,20}$'
                                                  then value else without_words(value) end), '{}')
       from jsonb_each(data))
    when 'array' then
      (select coalesce(jsonb_agg(without_words(value) order by place), '[]')
       from jsonb_array_elements(data) with ordinality as a (value, place))
    when 'string' then
      case when data #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
             or data #>> '{}' ~ '^\d{4}-\d\d-\d\d(T[0-9:.]+Z)?$'
           then data else '"–"' end
    else data
  end;
end
$$;

-- Every text in a document, keys too, with what the pattern finds in it taken out; ids, numbers and the form stay.
create function without_mentions(data jsonb, pattern text) returns jsonb language plpgsql immutable parallel safe as $$
begin
  return case jsonb_typeof(data)
    when 'object' then
      (select coalesce(jsonb_object_agg(regexp_replace(key, pattern, '–', 'gi'), without_mentions(value, pattern)), '{}')
       from jsonb_each(data))
    when 'array' then
      (select coalesce(jsonb_agg(without_mentions(value, pattern) order by place), '[]')
       from jsonb_array_elements(data) with ordinality as a (value, place))
    when 'string' then
      case when data #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then data
           else to_jsonb(regexp_replace(data #>> '{}', pattern, '–', 'gi')) end
    else data
  end;
end
$$;

-- Events are never changed, with this one exception: somebody is erased. It works only inside that act, whose row is not
-- finished yet. `wide` and `narrow` are regular expressions of what he is called; see server/privacy/erasing/traces.ts.
create function erase_in_events(
  asked_erasure uuid, subjects uuid[], his_deals uuid[], near_deals uuid[], wide text, narrow text)
  returns void
  language sql security definer set search_path = public
  begin atomic
    update events e
    set data = case
          when e.subject_id = any (subjects) or e.deal_id = any (his_deals) then without_words(e.data)
          when e.deal_id = any (near_deals) then without_mentions(without_mentions(e.data, wide), narrow)
          else without_mentions(e.data, wide)
        end
    from erasures a
    where a.workspace_id = current_workspace() and a.id = asked_erasure and a.finished_at is null
      and e.workspace_id = a.workspace_id and e.data <> '{}'
      and (e.subject_id = any (subjects) or e.deal_id = any (his_deals) or e.data::text ~* wide
           or e.deal_id = any (near_deals) and e.data::text ~* narrow);
  end;
revoke all on function erase_in_events(uuid, uuid[], uuid[], uuid[], text, text) from public;
grant execute on function erase_in_events(uuid, uuid[], uuid[], uuid[], text, text) to stagecraft_app;
