-- Duplicates: the same person or company written down twice. Every record has a row of keys; two records that share one
-- are compared. The forms below say when two ways of writing mean the same: for comparing, never for showing.

-- Letters without accents, whatever script: å and aa, ø and oe, ł and l, ي and ی, a half-space or none are alike.
create function letter_form(value text) returns text
  language sql immutable strict parallel safe
  return replace(replace(replace(replace(
    translate(
      regexp_replace(
        replace(normalize(lower(value), nfkd), 'ß', 'ss'),
        '[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f\u00ad]', '', 'g'),
      'łøæœđðþıيىكةۀۂہ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩ء''’`´',
      'loaoddtiییکههوه01234567890123456789'),
    'aa', 'a'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- Its words with one space between them; those that say nothing left out, unless there are no others.
create function words_form(form text, nothings text) returns text
  language sql immutable strict parallel safe
  return (
    select coalesce(
      nullif(btrim(regexp_replace(regexp_replace(' ' || replace(words, ' ', '  ') || ' ', ' (' || nothings || ') ', ' ', 'g'),
                                  ' +', ' ', 'g')), ''),
      words)
    from (select btrim(regexp_replace(form, '[^[:alnum:]]+', ' ', 'g')) as words) all_words
  );

-- A person's name in words, without titles.
create function name_form(value text) returns text
  language sql immutable strict parallel safe
  return words_form(letter_form(value),
    'dr|prof|mgr|inz|mr|mrs|ms|miss|pan|pani|herr|frau|hr|fru|اقای|خانم|دکتر|مهندس');

-- A company's name without its legal form: a clerk leaves it out, the register never does.
create function company_form(value text) returns text
  language sql immutable strict parallel safe
  return words_form(
    regexp_replace(
      regexp_replace(letter_form(replace(value, '.', '')), '[^[:alnum:]]+', ' ', 'g'),
      '\y(spolka z ograniczona odpowiedzialnoscia|spolka (akcyjna|komandytowa|jawna)|sp z o ?o|سهامی (خاص|عام)|با مسیولیت محدود)\y',
      ' ', 'g'),
    'sk|spk|spj|sa|as|asa|ans|da|enk|nuf|ltd|limited|llc|inc|incorporated|corp|corporation|co|company|plc|llp|gmbh|mbh|'
    'ag|kg|ohg|ug|bv|nv|ab|oy|oyj|aps|sarl|sas|srl|spa|the|and|og|und|i|شرکت|موسسه');

-- The consonants of each word, sorted: alike across vowels, digraphs and the Latin and the Persian script.
create function name_sound(form text) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg(sound, ' ' order by sound collate "C")
    from (
      select regexp_replace(
               translate(
                 replace(replace(replace(replace(replace(word, 'sch', 's'), 'ph', 'f'), 'cz', 'k'), 'sz', 's'), 'x', 'ks'),
                 'cqبپتثجچدذرزژسشصضطظغفقخکگلمنvwhyaeiouوهیعحا',
                 'kgbptsjkdzrzzsssztzgfgkkglmn'),
               '(.)\1+', '\1', 'g') as sound
      from string_to_table(form, ' ') as word
    ) words
    where sound <> ''
  );

-- One mailbox however it is written. Dots and what follows a plus are nothing where the provider says so.
create function mail_form(value text) returns text
  language sql immutable strict parallel safe
  return (
    select case
             when host in ('gmail.com', 'googlemail.com') then replace(split_part(box, '+', 1), '.', '') || '@gmail.com'
             when host in ('outlook.com', 'hotmail.com', 'live.com', 'icloud.com', 'me.com', 'fastmail.com', 'proton.me',
                           'protonmail.com') then split_part(box, '+', 1) || '@' || host
             else box || '@' || host
           end
    from (select split_part(address, '@', 1) as box, split_part(address, '@', 2) as host
          from (select regexp_replace(lower(value), '^\s*(mailto:)?|\s+$', '', 'g') as address) a) parts
    where box <> '' and host <> ''
  );

-- Where anybody may have a mailbox; such a host says nothing about the company.
create function is_public_host(host text) returns boolean
  language sql immutable strict parallel safe
  return host ~ ('^((gmail|googlemail|outlook|icloud|me|mac|aol|gmx|fastmail|protonmail|mail|yandex|web|zoho)\.(com|net|de|ru|org)|'
    '(yahoo|hotmail|live|msn)(\.[a-z]{2,3}){1,2}|proton\.me|(wp|o2|onet|op|interia|gazeta|vp|poczta|tlen|autograf)\.(pl|eu)|'
    'poczta\.onet\.pl|(online|broadpark|start|frisurf|getmail)\.no|(chmail|mihanmail|vatanmail)\.ir)$');

-- A company's own host, of its website or of a mail address.
create function host_form(value text) returns text
  language sql immutable strict parallel safe
  return nullif(
    regexp_replace(
      regexp_replace(lower(btrim(value)), '^[a-z][a-z0-9+.-]*://|[/?#].*$|^mailto:', '', 'g'),
      '^.*@|^www\d?\.|:\d*$|\.$', '', 'g'), '');

create function own_host(website text, email text) returns text
  language sql immutable parallel safe
  return (
    select host
    from (values (1, host_form(website)), (2, host_form(email))) hosts (place, host)
    where host <> '' and not is_public_host(host)
    order by place
    limit 1
  );

-- A tax number without the country's letters before it and what is said around it.
create function tax_form(value text) returns text
  language sql immutable strict parallel safe
  return (
    select case when length(plain) >= 5 then plain end
    from (select regexp_replace(
                   regexp_replace(upper(letter_form(value)), '[^[:alnum:]]+', '', 'g'),
                   '^(NIP|REGON|ORGNR|ORG|VAT|VATNO|TAX)?(PL|NO|DE|GB|FR|SE|DK|FI|NL|ES|IT|IE|AT|CZ|SK|IR|EU)?(?=[0-9])|MVA$',
                   '', 'g') as plain) forms
  );

-- How telephones are numbered: the country's code, what is dialled before a number within the country, and how many
-- digits a number has.
create view calling_codes (country, code, trunk, shortest, longest) as values
  ('PL', '48', '', 9, 9), ('NO', '47', '', 8, 8), ('DK', '45', '', 8, 8), ('SE', '46', '0', 7, 10),
  ('FI', '358', '0', 6, 11), ('IS', '354', '', 7, 9), ('IR', '98', '0', 10, 10), ('DE', '49', '0', 7, 11),
  ('AT', '43', '0', 7, 12), ('CH', '41', '0', 9, 9), ('GB', '44', '0', 9, 10), ('IE', '353', '0', 7, 9),
  ('FR', '33', '0', 9, 9), ('BE', '32', '0', 8, 9), ('NL', '31', '0', 9, 9), ('LU', '352', '', 6, 9),
  ('ES', '34', '', 9, 9), ('PT', '351', '', 9, 9), ('IT', '39', '', 8, 11), ('CZ', '420', '', 9, 9),
  ('SK', '421', '0', 9, 9), ('HU', '36', '06', 8, 9), ('RO', '40', '0', 9, 9), ('BG', '359', '0', 7, 9),
  ('GR', '30', '', 10, 10), ('HR', '385', '0', 8, 9), ('SI', '386', '0', 8, 8), ('RS', '381', '0', 8, 9),
  ('EE', '372', '', 7, 8), ('LV', '371', '', 8, 8), ('LT', '370', '0', 8, 8), ('UA', '380', '0', 9, 9),
  ('RU', '7', '8', 10, 10), ('TR', '90', '0', 10, 10), ('US', '1', '1', 10, 10), ('CA', '1', '1', 10, 10),
  ('AE', '971', '0', 8, 9), ('IQ', '964', '0', 8, 10), ('SA', '966', '0', 8, 9), ('IN', '91', '0', 10, 10),
  ('CN', '86', '0', 9, 11), ('JP', '81', '0', 9, 10), ('KR', '82', '0', 8, 10), ('AU', '61', '0', 9, 9),
  ('NZ', '64', '0', 8, 10), ('BR', '55', '0', 10, 11), ('MX', '52', '', 10, 10), ('ZA', '27', '0', 9, 9);
grant select on calling_codes to stagecraft_app;

-- A telephone number as E.164, read in the country whose number it is unless it names one; null for what is none.
create function phone_form(value text, in_country text) returns text
  language sql stable parallel safe
  return (
    with written as (
      select regexp_replace(
               regexp_replace(replace(letter_form(value), ' / ', ';'), '\(0\)|[^0-9+a-zا-ی#;,]+', '', 'g'),
               '^([0-9+]*).*$', '\1') as digits
    ),
    read as (select regexp_replace(digits, '^(00|\+)+', '+') as digits from written)
    select case
             when length(replace(r.digits, '+', '')) < 5 then null
             -- +44 (0)20 …: what is dialled before a number within the country is no part of it
             when r.digits like '+%' then regexp_replace(r.digits,
               '^\+(46|358|98|49|43|41|44|353|33|32|31|421|40|359|385|386|381|370|380|90|971|964|966|91|86|81|82|61|64|55|27)0',
               '+\1')
             else coalesce(
               (select '+' || c.code || national
                from calling_codes c
                cross join lateral (values (1, r.digits), (2, regexp_replace(r.digits, '^' || c.trunk, '')),
                                           (3, case when r.digits like c.code || '%' then
                                             regexp_replace(substr(r.digits, length(c.code) + 1), '^' || c.trunk, '') end))
                  as readings (place, national)
                where c.country = in_country and length(national) between c.shortest and c.longest
                  and (c.trunk = '' or place > 1 or r.digits not like c.trunk || '%')
                order by place limit 1),
               r.digits)
           end
    from read r
  );

---------------------------------------------------------------------------------------------------- keys
-- Records that share a key are compared. A key is a hash of the workspace and what is alike; its last three bits say
-- what that is: 0 mailbox, 1 telephone, 2 own host, 3 tax number, 4 the name's letters in whatever order, 5 a part of the
-- name at one company (or in one city), 6 the sound of the whole name, 7 the mailbox at whatever host.
create function duplicate_key(kind integer, workspace uuid, value text) returns bigint
  language sql immutable strict parallel safe
  return (hashtextextended(workspace::text || value, kind) & -8) | kind;

-- "Nowak Jan" and "Jan Nowak", علی‌رضا and علی رضا: the same letters.
create function sorted_letters(form text) returns text
  language sql immutable strict parallel safe
  return (select string_agg(letter, '' order by letter collate "C")
          from string_to_table(replace(form, ' ', ''), null) as letter);

-- One row a record: its keys, and its values in the forms in which they are compared. Without keys: written in bulk, and
-- still to be worked out. Waiting: not compared since it changed.
create table duplicate_keys (
  workspace_id uuid    not null references workspaces on delete cascade,
  record_id    uuid    not null,
  entity       text    not null check (entity in ('person', 'company')),
  waiting      boolean not null default true,
  keys         bigint[],
  form         text,
  sound        text,
  email        text,
  phone        text,
  host         text,
  tax_id       text,
  primary key (workspace_id, record_id)
);
-- Without a list of what is to be filed later: every look-up would read all of that list first.
create index duplicate_keys_shared on duplicate_keys using gin (keys) with (fastupdate = off);
create index duplicate_keys_waiting on duplicate_keys (workspace_id, record_id) where waiting;
select protect_tenant_table('duplicate_keys');

-- A row of that table, of a person or a company. `offset 0` keeps the planner from working a form out once for each place
-- that uses it.
create function person_keys(workspace uuid, id uuid, called text, mail text, tel text, company uuid, in_country text)
  returns duplicate_keys
  language sql stable parallel safe
  return (
    select row(
      workspace, id, 'person', true,
      array_remove(array[
        duplicate_key(0, workspace, f.email),
        duplicate_key(1, workspace, f.phone),
        duplicate_key(4, workspace, sorted_letters(f.form)),
        duplicate_key(6, workspace, f.sound),
        duplicate_key(7, workspace,
          case when length(split_part(f.email, '@', 1)) > 4 then split_part(f.email, '@', 1) end)
      ] || array(select duplicate_key(5, workspace, word || company::text)
                 from string_to_table(f.sound, ' ') as word where length(word) > 1), null),
      f.form, f.sound, f.email, f.phone, null, null)::duplicate_keys
    from (select form, name_sound(form) as sound, mail_form(mail) as email, phone_form(tel, in_country) as phone
          from (select name_form(called) as form offset 0) n
          offset 0) f
  );

create function company_keys(workspace uuid, id uuid, called text, website text, mail text, tel text, tax text,
                             town text, in_country text) returns duplicate_keys
  language sql stable parallel safe
  return (
    select row(
      workspace, id, 'company', true,
      array_remove(array[
        duplicate_key(0, workspace, f.email),
        duplicate_key(1, workspace, f.phone),
        duplicate_key(2, workspace, f.host),
        duplicate_key(3, workspace, f.tax_id),
        duplicate_key(4, workspace, sorted_letters(f.form)),
        duplicate_key(6, workspace, f.sound)
      ] || array(select duplicate_key(5, workspace, word || ' ' || letter_form(town))
                 from string_to_table(f.sound, ' ') as word where length(word) > 2), null),
      f.form, f.sound, f.email, f.phone, f.host, f.tax_id)::duplicate_keys
    from (select form, name_sound(form) as sound, mail_form(mail) as email, phone_form(tel, in_country) as phone,
                 own_host(website, mail) as host, tax_form(tax) as tax_id
          from (select company_form(called) as form offset 0) n
          offset 0) f
  );

create function work_out_keys(records uuid[]) returns void language sql
  begin atomic
    update duplicate_keys k
    set (keys, form, sound, email, phone) = (r.keys, r.form, r.sound, r.email, r.phone)
    from people p
    join workspaces w on w.workspace_id = p.workspace_id
    left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
    cross join lateral person_keys(p.workspace_id, p.id, p.name, p.email, p.phone, p.company_id,
                                   coalesce(c.country, w.country)) r
    where p.id = any (records) and k.workspace_id = p.workspace_id and k.record_id = p.id;

    update duplicate_keys k
    set (keys, form, sound, email, phone, host, tax_id) = (r.keys, r.form, r.sound, r.email, r.phone, r.host, r.tax_id)
    from companies c
    join workspaces w on w.workspace_id = c.workspace_id
    cross join lateral company_keys(c.workspace_id, c.id, c.name, c.website, c.email, c.phone, c.tax_id, c.city,
                                    coalesce(c.country, w.country)) r
    where c.id = any (records) and k.workspace_id = c.workspace_id and k.record_id = c.id;
  end;

-- Two records that look alike, the smaller id first. Reasons are what speaks for it and against it. Dismissed: somebody
-- said that they are two, which is remembered whatever changes on them.
create table duplicate_pairs (
  workspace_id uuid     not null references workspaces on delete cascade,
  first_id     uuid     not null,
  second_id    uuid     not null,
  entity       text     not null check (entity in ('person', 'company')),
  score        smallint not null check (score between 0 and 100),
  reasons      text[]   not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  primary key (workspace_id, first_id, second_id),
  foreign key (workspace_id, dismissed_by) references members (workspace_id, id) on delete set null (dismissed_by),
  check (first_id < second_id)
);
create index duplicate_pairs_by_score on duplicate_pairs (workspace_id, entity, score desc, first_id, second_id)
  where dismissed_at is null;
create index duplicate_pairs_of_second on duplicate_pairs (workspace_id, second_id);
create index duplicate_pairs_dismissed_by on duplicate_pairs (workspace_id, dismissed_by) where dismissed_by is not null;
select protect_tenant_table('duplicate_pairs');

-- Two records made one. `taken` is all that is needed to make them two again, kept for thirty days; that the gone one
-- is now the kept one is remembered for ever, so that old links lead somewhere.
create table merges (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  entity       text        not null check (entity in ('person', 'company')),
  kept_id      uuid        not null,
  gone_id      uuid        not null,
  kept_name    text        not null,
  gone_name    text        not null,
  external_id  text,
  taken        jsonb,
  merged_at    timestamptz not null default now(),
  merged_by    uuid,
  undone_at    timestamptz,
  undone_by    uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, merged_by) references members (workspace_id, id) on delete set null (merged_by),
  foreign key (workspace_id, undone_by) references members (workspace_id, id) on delete set null (undone_by)
);
create unique index merges_of_gone on merges (workspace_id, gone_id) where undone_at is null;
create index merges_into on merges (workspace_id, kept_id);
create index merges_by_time on merges (workspace_id, merged_at desc, id desc);
create index merges_merged_by on merges (workspace_id, merged_by);
create index merges_undone_by on merges (workspace_id, undone_by) where undone_by is not null;
create index merges_by_external_id on merges (workspace_id, external_id)
  where external_id is not null and undone_at is null;
select protect_tenant_table('merges');

---------------------------------------------------------------------------------------------------- kept by triggers
-- Whoever writes, a command, an import or a merge: keys follow the record. A single record gets them at once, so that the
-- very next one is compared with it; of many at once the job works them out later.
create function mark_keys(records uuid[], workspaces uuid[], what text) returns void language plpgsql as $$
begin
  insert into duplicate_keys as k (workspace_id, record_id, entity)
  select r.workspace_id, r.id, what from unnest(workspaces, records) as r (workspace_id, id)
  on conflict (workspace_id, record_id) do update set keys = null, waiting = true;
  if cardinality(records) <= 50 then perform work_out_keys(records); end if;
end
$$;

create function key_new() returns trigger language plpgsql as $$
begin
  -- One that is there already came with a backup that is being restored.
  perform mark_keys(array_agg(n.id), array_agg(n.workspace_id), tg_argv[0])
  from new_rows n
  where not exists (select from duplicate_keys k where k.workspace_id = n.workspace_id and k.record_id = n.id)
  having count(*) > 0;
  return null;
end
$$;

create function key_changed_people() returns trigger language plpgsql as $$
begin
  perform mark_keys(array_agg(n.id), array_agg(n.workspace_id), 'person')
  from new_rows n
  join old_rows o on o.workspace_id = n.workspace_id and o.id = n.id
  where (n.name, n.email, n.phone, n.company_id) is distinct from (o.name, o.email, o.phone, o.company_id)
  having count(*) > 0;
  return null;
end
$$;

-- Where a company stands says how its people's telephone numbers are read.
create function key_changed_companies() returns trigger language plpgsql as $$
begin
  perform mark_keys(array_agg(n.id), array_agg(n.workspace_id), 'company')
  from new_rows n
  join old_rows o on o.workspace_id = n.workspace_id and o.id = n.id
  where (n.name, n.website, n.email, n.phone, n.tax_id, n.city, n.country, n.parent_id)
        is distinct from (o.name, o.website, o.email, o.phone, o.tax_id, o.city, o.country, o.parent_id)
  having count(*) > 0;

  update duplicate_keys k set keys = null, waiting = true
  from new_rows n
  join old_rows o on o.workspace_id = n.workspace_id and o.id = n.id and o.country is distinct from n.country
  join people p on p.workspace_id = n.workspace_id and p.company_id = n.id and p.phone is not null
  where k.workspace_id = p.workspace_id and k.record_id = p.id;
  return null;
end
$$;

create function forget_keys() returns trigger language plpgsql as $$
begin
  delete from duplicate_keys k using old_rows o where k.workspace_id = o.workspace_id and k.record_id = o.id;
  delete from duplicate_pairs p using old_rows o where p.workspace_id = o.workspace_id and p.first_id = o.id;
  delete from duplicate_pairs p using old_rows o where p.workspace_id = o.workspace_id and p.second_id = o.id;
  return null;
end
$$;

create trigger key_new after insert on people
  referencing new table as new_rows for each statement execute function key_new('person');
create trigger key_changed after update on people
  referencing old table as old_rows new table as new_rows for each statement execute function key_changed_people();
create trigger forget_keys after delete on people
  referencing old table as old_rows for each statement execute function forget_keys();
create trigger key_new after insert on companies
  referencing new table as new_rows for each statement execute function key_new('company');
create trigger key_changed after update on companies
  referencing old table as old_rows new table as new_rows for each statement execute function key_changed_companies();
create trigger forget_keys after delete on companies
  referencing old table as old_rows for each statement execute function forget_keys();

insert into duplicate_keys (workspace_id, record_id, entity) select workspace_id, id, 'person' from people;
insert into duplicate_keys (workspace_id, record_id, entity) select workspace_id, id, 'company' from companies;

---------------------------------------------------------------------------------------------------- who shares a key
-- Array operators are not leak-proof, so under row-level security the index is asked through functions that keep to the
-- workspace themselves. `most` bounds what a key may cost that everybody has. The index on keys is the only good way to
-- them, which the planner does not know of a table that has just been filled (measured: 2,400 instead of 70 ms): so it is offered
-- no other, and the workspace, which is in every key, is only looked at.
create function sharing_keys(asked bigint[], asked_entity text, most integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set enable_seqscan = off rows 50
  begin atomic
    select distinct k.record_id
    from unnest(asked) a (key)
    cross join lateral (
      select d.record_id from duplicate_keys d
      where d.keys @> array[a.key] and d.workspace_id::text = current_workspace()::text and d.entity = asked_entity
      limit most
    ) k;
  end;

-- What a name alone has in common is looked at less far than a mailbox or a telephone.
create function pairs_sharing_keys(records uuid[], most integer) returns table (first_id uuid, second_id uuid)
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set enable_seqscan = off rows 5000
  begin atomic
    select distinct least(r.record_id, k.record_id), greatest(r.record_id, k.record_id)
    from duplicate_keys r
    cross join unnest(r.keys) a (key)
    cross join lateral (
      select d.record_id from duplicate_keys d
      where d.keys @> array[a.key] and d.workspace_id::text = current_workspace()::text and d.entity = r.entity
      limit case when a.key & 7 in (4, 6) then most else 4 * most end
    ) k
    where r.workspace_id = current_workspace() and r.record_id = any (records) and k.record_id <> r.record_id;
  end;
