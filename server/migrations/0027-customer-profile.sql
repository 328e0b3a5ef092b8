-- What one should know of a customer before a call: what he needs and how he buys, where else he is reached, who reports to
-- whom, by which words he is sorted. The single columns of old stay where the first mail, telephone and address stand.
alter table companies
  add column needs           text,
  add column preferences     text,
  add column orders_by       text,
  add column order_rhythm    text,
  add column payment_terms   text,
  add column contact_channel text,
  add column contact_time    text,
  add column language        text,
  add column email_label     text,
  add column phone_label     text,
  add column address_label   text;
alter table people
  add column needs           text,
  add column preferences     text,
  add column orders_by       text,
  add column order_rhythm    text,
  add column payment_terms   text,
  add column contact_channel text,
  add column contact_time    text,
  add column address         text,
  add column city            text,
  add column country         text,
  add column email_label     text,
  add column phone_label     text,
  add column address_label   text,
  add column reports_to_id   uuid,
  add foreign key (workspace_id, reports_to_id) references people (workspace_id, id) on delete set null (reports_to_id);
create index people_reporting_to on people (workspace_id, reports_to_id) where reports_to_id is not null;

-- They return whole rows, and those have become longer.
create or replace function companies_like(pattern text, owners uuid[], most integer) returns setof companies
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select c.* from companies c
    where c.workspace_id = current_workspace() and c.search_name like pattern and (owners is null or c.owner_id = any (owners))
    limit most;
  end;
create or replace function people_like(pattern text, owners uuid[], most integer) returns setof people
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan
  set seq_page_cost = 0.1 rows 20
  begin atomic
    select p.* from people p
    where p.workspace_id = current_workspace() and p.search_name like pattern and (owners is null or p.owner_id = any (owners))
    limit most;
  end;

---------------------------------------------------------------------------------------------------- where else they are reached
-- Further mails, telephones and addresses of a company or a person. Which of them is the first one is said by the columns of
-- the record itself: there it is what lists, imports and conditions know.
create table contact_details (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  company_id   uuid,
  person_id    uuid,
  kind         text        not null check (kind in ('email', 'phone', 'address')),
  label        text,
  -- a mail address, a telephone number as written, or street and number
  value        text        not null check (value <> ''),
  -- of an address
  city         text,
  country      text,
  created_at   timestamptz not null,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  check (num_nonnulls(company_id, person_id) = 1)
);
create index contact_details_of_company on contact_details (workspace_id, company_id, created_at) where company_id is not null;
create index contact_details_of_person on contact_details (workspace_id, person_id, created_at) where person_id is not null;
select protect_tenant_table('contact_details');

-- Whoever has one of these in common is looked at as well.
alter table duplicate_keys add column more_emails text[], add column more_phones text[];

create or replace function person_keys(workspace uuid, id uuid, called text, mail text, tel text, company uuid, in_country text)
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
      f.form, f.sound, f.email, f.phone, null, null, null, null)::duplicate_keys
    from (select form, name_sound(form) as sound, mail_form(mail) as email, phone_form(tel, in_country) as phone
          from (select name_form(called) as form offset 0) n
          offset 0) f
  );

create or replace function company_keys(workspace uuid, id uuid, called text, website text, mail text, tel text, tax text,
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
      f.form, f.sound, f.email, f.phone, f.host, f.tax_id, null, null)::duplicate_keys
    from (select form, name_sound(form) as sound, mail_form(mail) as email, phone_form(tel, in_country) as phone,
                 own_host(website, mail) as host, tax_form(tax) as tax_id
          from (select company_form(called) as form offset 0) n
          offset 0) f
  );

-- A mailbox or telephone in the form in which it is compared, of every further one of the records.
create view contact_forms as
  select d.workspace_id, coalesce(d.person_id, d.company_id) as record_id, d.kind,
         case d.kind when 'email' then mail_form(d.value)
                     else phone_form(d.value, coalesce(p.country, c.country, pc.country, w.country)) end as form
  from contact_details d
  join workspaces w on w.workspace_id = d.workspace_id
  left join people p on p.workspace_id = d.workspace_id and p.id = d.person_id
  left join companies pc on pc.workspace_id = p.workspace_id and pc.id = p.company_id
  left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
  where d.kind <> 'address';
alter view contact_forms set (security_invoker = true);
grant select on contact_forms to stagecraft_app;

create or replace function work_out_keys(records uuid[]) returns void language sql
  begin atomic
    update duplicate_keys k
    set (keys, form, sound, email, phone) = (r.keys, r.form, r.sound, r.email, r.phone)
    from people p
    join workspaces w on w.workspace_id = p.workspace_id
    left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
    cross join lateral person_keys(p.workspace_id, p.id, p.name, p.email, p.phone, p.company_id,
                                   coalesce(p.country, c.country, w.country)) r
    where p.id = any (records) and k.workspace_id = p.workspace_id and k.record_id = p.id;

    update duplicate_keys k
    set (keys, form, sound, email, phone, host, tax_id) = (r.keys, r.form, r.sound, r.email, r.phone, r.host, r.tax_id)
    from companies c
    join workspaces w on w.workspace_id = c.workspace_id
    cross join lateral company_keys(c.workspace_id, c.id, c.name, c.website, c.email, c.phone, c.tax_id, c.city,
                                    coalesce(c.country, w.country)) r
    where c.id = any (records) and k.workspace_id = c.workspace_id and k.record_id = c.id;

    update duplicate_keys k
    set more_emails = f.emails, more_phones = f.phones, keys = k.keys || f.keys
    from (select r.id,
                 array_agg(f.form) filter (where f.kind = 'email') as emails,
                 array_agg(f.form) filter (where f.kind = 'phone') as phones,
                 coalesce(array_agg(duplicate_key(case f.kind when 'email' then 0 else 1 end, f.workspace_id, f.form))
                            filter (where f.form is not null), '{}') as keys
          from unnest(records) r (id)
          left join contact_forms f on f.record_id = r.id and f.form is not null
          group by r.id) f
    where k.record_id = f.id and k.keys is not null
      and (f.keys <> '{}' or k.more_emails is not null or k.more_phones is not null);
  end;

create or replace function key_changed_people() returns trigger language plpgsql as $$
begin
  perform mark_keys(array_agg(n.id), array_agg(n.workspace_id), 'person')
  from new_rows n
  join old_rows o on o.workspace_id = n.workspace_id and o.id = n.id
  where (n.name, n.email, n.phone, n.company_id, n.country)
        is distinct from (o.name, o.email, o.phone, o.company_id, o.country)
  having count(*) > 0;
  return null;
end
$$;

-- Of a record that goes with its details nothing is to be worked out.
create function key_changed_details() returns trigger language plpgsql as $$
begin
  perform mark_keys(array_agg(p.id), array_agg(p.workspace_id), 'person')
  from people p
  where (p.workspace_id, p.id) in (select r.workspace_id, r.person_id from rows r where r.kind <> 'address')
  having count(*) > 0;
  perform mark_keys(array_agg(c.id), array_agg(c.workspace_id), 'company')
  from companies c
  where (c.workspace_id, c.id) in (select r.workspace_id, r.company_id from rows r where r.kind <> 'address')
  having count(*) > 0;
  return null;
end
$$;
create trigger key_new after insert on contact_details
  referencing new table as rows for each statement execute function key_changed_details();
create trigger key_changed after update on contact_details
  referencing new table as rows for each statement execute function key_changed_details();
create trigger key_left after update on contact_details
  referencing old table as rows for each statement execute function key_changed_details();
create trigger forget_keys after delete on contact_details
  referencing old table as rows for each statement execute function key_changed_details();

---------------------------------------------------------------------------------------------------- tags
-- A tag is a word the company sorts its customers by. One that was deleted keeps its place on the records, so that it can
-- be brought back with them.
create table tags (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  name         text        not null check (name <> ''),
  search_name  text        collate "C" not null generated always as (search_form(name)) stored,
  colour       text        not null,
  created_at   timestamptz not null,
  created_by   uuid,
  deleted_at   timestamptz,
  version      integer     not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references members (workspace_id, id) on delete set null (created_by)
);
create unique index tags_by_name on tags (workspace_id, search_name) where deleted_at is null;
create index tags_by_member on tags (workspace_id, created_by) where created_by is not null;
select protect_tenant_table('tags');

create table company_tags (
  workspace_id uuid not null references workspaces on delete cascade,
  company_id   uuid not null,
  tag_id       uuid not null,
  primary key (workspace_id, company_id, tag_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, tag_id) references tags (workspace_id, id) on delete cascade
);
create index company_tags_of_tag on company_tags (workspace_id, tag_id, company_id);
select protect_tenant_table('company_tags');

create table person_tags (
  workspace_id uuid not null references workspaces on delete cascade,
  person_id    uuid not null,
  tag_id       uuid not null,
  primary key (workspace_id, person_id, tag_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, tag_id) references tags (workspace_id, id) on delete cascade
);
create index person_tags_of_tag on person_tags (workspace_id, tag_id, person_id);
select protect_tenant_table('person_tags');

---------------------------------------------------------------------------------------------------- files
-- A file belongs to a deal, to a company or to a person.
alter table files
  alter column deal_id drop not null,
  add column company_id uuid,
  add column person_id uuid,
  add foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  add foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  add check (num_nonnulls(deal_id, company_id, person_id) = 1);
create index files_of_company on files (workspace_id, company_id, added_at) where company_id is not null;
create index files_of_person on files (workspace_id, person_id, added_at) where person_id is not null;
