-- The forms in which records are compared, the same as before, worked out step by step: as one query each, most of their
-- time went into beginning it (measured on a record of a person: 150 µs instead of 300).

create or replace function mail_form(value text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  address constant text := regexp_replace(lower(value), '^\s*(mailto:)?|\s+$', '', 'g');
  box constant text := split_part(address, '@', 1);
  host constant text := split_part(address, '@', 2);
begin
  return case
    when box = '' or host = '' then null
    when host in ('gmail.com', 'googlemail.com') then replace(split_part(box, '+', 1), '.', '') || '@gmail.com'
    when host in ('outlook.com', 'hotmail.com', 'live.com', 'icloud.com', 'me.com', 'fastmail.com', 'proton.me',
                  'protonmail.com') then split_part(box, '+', 1) || '@' || host
    else box || '@' || host
  end;
end
$$;

create or replace function name_sound(form text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  word text;
  sound text;
  sounds text[] := '{}';
begin
  foreach word in array string_to_array(form, ' ') loop
    sound := regexp_replace(
      translate(
        replace(replace(replace(replace(replace(word, 'sch', 's'), 'ph', 'f'), 'cz', 'k'), 'sz', 's'), 'x', 'ks'),
        'cqبپتثجچدذرزژسشصضطظغفقخکگلمنvwhyaeiouوهیعحا',
        'kgbptsjkdzrzzsssztzgfgkkglmn'),
      '(.)\1+', '\1', 'g');
    if sound <> '' then
      sounds := sounds || sound;
    end if;
  end loop;
  return case cardinality(sounds)
    when 0 then null
    when 1 then sounds[1]
    when 2 then least(sounds[1] collate "C", sounds[2]) || ' ' || greatest(sounds[1] collate "C", sounds[2])
    else (select string_agg(one, ' ' order by one collate "C") from unnest(sounds) as one)
  end;
end
$$;

-- `trunk`: what is dialled before a number within the country.
create or replace function phone_form(value text, in_country text) returns text
  language plpgsql stable parallel safe as $$
declare
  digits constant text := regexp_replace(
    regexp_replace(
      regexp_replace(replace(public.letter_form(value), ' / ', ';'), '\(0\)|[^0-9+a-zا-ی#;,]+', '', 'g'),
      '^([0-9+]*).*$', '\1'),
    '^(00|\+)+', '+');
  dialled record;
  national text;
begin
  if digits is null or length(replace(digits, '+', '')) < 5 then
    return null;
  end if;
  if starts_with(digits, '+') then
    -- +44 (0)20 …: what is dialled before a number within the country is no part of it
    return regexp_replace(digits,
      '^\+(46|358|98|49|43|41|44|353|33|32|31|421|40|359|385|386|381|370|380|90|971|964|966|91|86|81|82|61|64|55|27)0',
      '+\1');
  end if;
  select * into dialled from public.calling_codes c where c.country = in_country;
  if not found then
    return digits;
  end if;
  if length(digits) between dialled.shortest and dialled.longest
     and (dialled.trunk = '' or not starts_with(digits, dialled.trunk)) then
    return '+' || dialled.code || digits;
  end if;
  national := regexp_replace(digits, '^' || dialled.trunk, '');
  if length(national) between dialled.shortest and dialled.longest then
    return '+' || dialled.code || national;
  end if;
  if starts_with(digits, dialled.code) then
    national := regexp_replace(substr(digits, length(dialled.code) + 1), '^' || dialled.trunk, '');
    if length(national) between dialled.shortest and dialled.longest then
      return '+' || dialled.code || national;
    end if;
  end if;
  return digits;
end
$$;

create or replace function words_form(form text, nothings text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  words constant text := btrim(regexp_replace(form, '[^[:alnum:]]+', ' ', 'g'));
begin
  return coalesce(
    nullif(btrim(regexp_replace(regexp_replace(' ' || replace(words, ' ', '  ') || ' ', ' (' || nothings || ') ', ' ', 'g'),
                                ' +', ' ', 'g')), ''),
    words);
end
$$;

create or replace function own_host(website text, email text) returns text
  language plpgsql immutable parallel safe as $$
declare
  host text;
begin
  foreach host in array array[public.host_form(website), public.host_form(email)] loop
    if host <> '' and not public.is_public_host(host) then
      return host;
    end if;
  end loop;
  return null;
end
$$;
