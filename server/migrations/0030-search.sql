-- Search over everything. As before, LIKE and words are asked through functions of the owner, which keep to the workspace
-- themselves, since under row-level security their indexes would lie idle. See docs/decisions/0010-words-for-misspelt-names.md.

---------------------------------------------------------------------------------------------------- mail and telephone
-- What stands for one to be reached at: the mail address, then the digits of the telephone.
create function reach_form(email text, phone text) returns text
  language sql immutable parallel safe
  return search_form(coalesce(email, '')) || ' ' || regexp_replace(search_form(coalesce(phone, '')), '[^0-9]', '', 'g');

create index companies_search_reach on companies using gin (reach_form(email, phone) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where email is not null or phone is not null;
create index people_search_reach on people using gin (reach_form(email, phone) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where email is not null or phone is not null;
create index contact_details_search on contact_details using gin (reach_form(value, value) gin_trgm_ops)
  with (gin_pending_list_limit = 512) where kind <> 'address';

-- Ids alone: what of the records may be seen is asked where they are read. Of what is in very many addresses (`mail`) the
-- index gives some ten thousand, so that not all of them are read for the few that are shown.
create function companies_reached_like(pattern text, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set gin_fuzzy_search_limit = 10000 rows 20
  begin atomic
    (select c.id from companies c
     where c.workspace_id = current_workspace() and (c.email is not null or c.phone is not null)
       and reach_form(c.email, c.phone) like pattern
     limit most)
    union
    (select d.company_id from contact_details d
     where d.workspace_id = current_workspace() and d.kind <> 'address' and d.company_id is not null
       and reach_form(d.value, d.value) like pattern
     limit most);
  end;

create function people_reached_like(pattern text, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set gin_fuzzy_search_limit = 10000 rows 20
  begin atomic
    (select p.id from people p
     where p.workspace_id = current_workspace() and (p.email is not null or p.phone is not null)
       and reach_form(p.email, p.phone) like pattern
     limit most)
    union
    (select d.person_id from contact_details d
     where d.workspace_id = current_workspace() and d.kind <> 'address' and d.person_id is not null
       and reach_form(d.value, d.value) like pattern
     limit most);
  end;

---------------------------------------------------------------------------------------------------- texts and files
-- Without what stands between words, so that both sides are cut into the same ones: PostgreSQL would read `a-b.example` as
-- the name of a host.
create function bare_words(value text) returns text
  language sql immutable strict parallel safe
  return translate(search_form(value), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~،؛؟«»…–—·’‘“”„', repeat(' ', 46));

-- Every word of it, the last one as far as it is typed; null where there is none.
create function words_asked(value text) returns tsquery
  language sql immutable strict parallel safe
  return (select string_agg(word, ' & ' order by place)
          from (select case when place = count(*) over () then word || ':*' else word end as word, place
                from string_to_table(bare_words(value), ' ') with ordinality as w (word, place)
                where word <> '') words)::tsquery;

create index activities_search on activities
  using gin (to_tsvector('simple', bare_words(coalesce(subject, '') || ' ' || coalesce(body, ''))));
create index companies_search_note on companies using gin (to_tsvector('simple', bare_words(note))) where note is not null;
create index people_search_note on people using gin (to_tsvector('simple', bare_words(note))) where note is not null;
create index files_search on files using gin (search_form(name) gin_trgm_ops) where removed_at is null;

-- The latest first. The index is the only good way to them, since to cut a text into words takes long; of words that
-- very many texts hold it gives some ten thousand, as above.
create function activities_saying(words tsquery, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set enable_seqscan = off set enable_indexscan = off set gin_fuzzy_search_limit = 10000 rows 20
  begin atomic
    select a.id from activities a
    where a.workspace_id = current_workspace()
      and to_tsvector('simple', bare_words(coalesce(a.subject, '') || ' ' || coalesce(a.body, ''))) @@ words
    order by a.at desc
    limit most;
  end;

create function companies_noting(words tsquery, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set enable_seqscan = off set enable_indexscan = off set gin_fuzzy_search_limit = 10000 rows 20
  begin atomic
    select c.id from companies c
    where c.workspace_id = current_workspace() and c.note is not null and to_tsvector('simple', bare_words(c.note)) @@ words
    limit most;
  end;

create function people_noting(words tsquery, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set enable_seqscan = off set enable_indexscan = off set gin_fuzzy_search_limit = 10000 rows 20
  begin atomic
    select p.id from people p
    where p.workspace_id = current_workspace() and p.note is not null and to_tsvector('simple', bare_words(p.note)) @@ words
    limit most;
  end;

create function files_like(pattern text, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 20
  begin atomic
    select f.id from files f
    where f.workspace_id = current_workspace() and f.removed_at is null and search_form(f.name) like pattern
    order by f.added_at desc
    limit most;
  end;

---------------------------------------------------------------------------------------------------- words of names
-- Each word of a name once, so that a misspelt one is looked for among words and not among names: a million people have
-- some ten thousand. `keys`: its first seven letters, and these with one of them left out. Two words that differ by a letter
-- too many, too few, another one or two that changed places have one of these in common.
-- There is no unique key on purpose: two who write the same new word at once would wait for each other. A word that
-- stands twice does no harm.
create function word_keys(workspace uuid, word text) returns bigint[]
  language sql immutable strict parallel safe
  return (
    select array_agg(distinct hashtextextended(workspace::text || piece, 0))
    from (select left(word, 7) as piece
          union all
          select overlay(left(word, 7) placing '' from n for 1) from generate_series(1, least(length(word), 7)) n) pieces
  );

create table search_words (
  workspace_id uuid     not null references workspaces on delete cascade,
  word         text     collate "C" not null,
  keys         bigint[] not null generated always as (word_keys(workspace_id, word)) stored
);
create index search_words_by_word on search_words (workspace_id, word);
create index search_words_by_key on search_words using gin (keys) with (fastupdate = off);
select protect_tenant_table('search_words');

-- Words worth correcting: from four letters on, and no numbers.
create function words_of(form text) returns setof text
  language sql immutable strict parallel safe rows 3
  begin atomic
    select distinct word from string_to_table(bare_words(form), ' ') as word where length(word) > 3 and word !~ '[0-9]';
  end;

create function close_words(asked text[]) returns table (asked text, word text)
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 50
  begin atomic
    select a.word, s.word
    from unnest(asked) a (word)
    cross join lateral (
      select distinct w.word from search_words w
      where w.keys && word_keys(current_workspace(), a.word) and w.workspace_id = current_workspace()
      limit 500
    ) s;
  end;

---------------------------------------------------------------------------------------------------- kept by triggers
create function note_words() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into search_words (workspace_id, word)
     select distinct n.workspace_id, w.word
     from new_rows n cross join lateral words_of(n.%I) as w (word)
     where not exists (select from search_words s where s.workspace_id = n.workspace_id and s.word = w.word)', tg_argv[0]);
  return null;
end
$$;

create function is_name_word(asked text) returns boolean
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  begin atomic
    select exists (select from people_like('%' || asked || '%', null, 1))
        or exists (select from companies_like('%' || asked || '%', null, 1))
        or exists (select from deals_like('%' || asked || '%', null, 1))
        or exists (select from leads_like('%' || asked || '%', null, null, 1))
        or exists (select from products p where p.workspace_id = current_workspace() and p.search_name like '%' || asked || '%');
  end;

-- Words of names that are gone, unless another name has them. Of many at once the job looks through all words later.
create table search_words_to_sweep (
  workspace_id uuid        not null references workspaces on delete cascade,
  noted_at     timestamptz not null default now()
);
create index search_words_to_sweep_by_workspace on search_words_to_sweep (workspace_id);
select protect_tenant_table('search_words_to_sweep');

create function forget_words() returns trigger language plpgsql as $$
declare
  words text[];
begin
  if (select count(*) from (select from old_rows limit 51) first_rows) > 50 then
    insert into search_words_to_sweep (workspace_id)
    select distinct o.workspace_id from old_rows o join workspaces w on w.workspace_id = o.workspace_id;
    return null;
  end if;
  execute format('select array_agg(distinct w.word) from old_rows o cross join lateral words_of(o.%I) as w (word)', tg_argv[0])
    into words;
  delete from search_words s
  where s.workspace_id = current_workspace() and s.word = any (words) and not is_name_word(s.word);
  return null;
end
$$;

-- One record that is called otherwise from now on.
create function rename_words() returns trigger language plpgsql as $$
declare
  former text := to_jsonb(old) ->> tg_argv[0];
  present text := to_jsonb(new) ->> tg_argv[0];
begin
  insert into search_words (workspace_id, word)
  select new.workspace_id, w.word
  from words_of(present) as w (word)
  where not exists (select from search_words s where s.workspace_id = new.workspace_id and s.word = w.word);
  delete from search_words s
  where s.workspace_id = current_workspace()
    and s.word in (select words_of(former) except select words_of(present)) and not is_name_word(s.word);
  return null;
end
$$;

do $$
declare
  named record;
begin
  for named in
    select * from (values ('companies', 'search_name'), ('people', 'search_name'), ('deals', 'search_title'),
                          ('leads', 'search_name'), ('products', 'search_name')) as n (records, form)
  loop
    execute format('create trigger note_words after insert on %I referencing new table as new_rows
                    for each statement execute function note_words(%L)', named.records, named.form);
    execute format('create trigger forget_words after delete on %I referencing old table as old_rows
                    for each statement execute function forget_words(%L)', named.records, named.form);
    execute format('create trigger rename_words after update on %I for each row
                    when (old.%I is distinct from new.%I) execute function rename_words(%L)',
                   named.records, named.form, named.form, named.form);
  end loop;
end
$$;

-- Every word of the names of a company: what there is not yet is added, what no name has any more goes.
create function gather_words(workspace uuid) returns void language sql
  begin atomic
    with named as (
      select distinct w.word
      from (select c.search_name as form from companies c where c.workspace_id = workspace
            union all
            select p.search_name from people p where p.workspace_id = workspace
            union all
            select d.search_title from deals d where d.workspace_id = workspace
            union all
            select l.search_name from leads l where l.workspace_id = workspace
            union all
            select r.search_name from products r where r.workspace_id = workspace) forms
      cross join lateral words_of(forms.form) as w (word)
    ),
    gone as (
      delete from search_words s where s.workspace_id = workspace and s.word not in (select n.word from named n)
    )
    insert into search_words (workspace_id, word)
    select workspace, n.word from named n
    where not exists (select from search_words s where s.workspace_id = workspace and s.word = n.word);
  end;

select gather_words(workspace_id) from workspaces;

---------------------------------------------------------------------------------------------------- further pages
-- Names that hold the pattern (or begin with the other one), in their order, after the one that was last shown. A common
-- part is found along the index of names, a rare one by its letters.
create function companies_holding(pattern text, starts text, owners uuid[], after_form text, after_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 50
  begin atomic
    select c.id from companies c
    where c.workspace_id = current_workspace()
      and (c.search_name like pattern or (starts is not null and c.search_name like starts))
      and (owners is null or c.owner_id = any (owners))
      and (c.search_name, c.id) > (after_form, after_id)
    order by c.search_name, c.id
    limit most;
  end;

create function people_holding(pattern text, starts text, owners uuid[], after_form text, after_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 50
  begin atomic
    select p.id from people p
    where p.workspace_id = current_workspace()
      and (p.search_name like pattern or (starts is not null and p.search_name like starts))
      and (owners is null or p.owner_id = any (owners))
      and (p.search_name, p.id) > (after_form, after_id)
    order by p.search_name, p.id
    limit most;
  end;

create function deals_holding(pattern text, starts text, owners uuid[], after_form text, after_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 50
  begin atomic
    select d.id from deals d
    where d.workspace_id = current_workspace()
      and (d.search_title like pattern or (starts is not null and d.search_title like starts))
      and (owners is null or d.owner_id = any (owners))
      and (d.search_title, d.id) > (after_form, after_id)
    order by d.search_title, d.id
    limit most;
  end;

create function leads_holding(pattern text, starts text, owners uuid[], teams uuid[], after_form text, after_id uuid, most integer)
  returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan rows 50
  begin atomic
    select l.id from leads l
    where l.workspace_id = current_workspace()
      and (l.search_name like pattern or (starts is not null and l.search_name like starts))
      and (owners is null or l.owner_id = any (owners) or (l.owner_id is null and l.team_id = any (teams)))
      and (l.search_name, l.id) > (after_form, after_id)
    order by l.search_name, l.id
    limit most;
  end;
