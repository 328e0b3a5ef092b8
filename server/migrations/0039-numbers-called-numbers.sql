-- "tel. 601 234 567", «تلفن ۰۹۱۲ …»: what says that a number is one is no part of it. Anything else before a number, such as
-- the word for an extension, still makes it none.

-- `trunk`: what is dialled before a number within the country.
create or replace function phone_form(value text, in_country text) returns text
  language plpgsql stable parallel safe as $$
declare
  digits constant text := regexp_replace(
    regexp_replace(
      regexp_replace(replace(public.letter_form(value), ' / ', ';'), '\(0\)|[^0-9+a-zا-ی#;,]+', '', 'g'),
      '^(?:tel|telefon|telefonu|telephone|phone|tlf|mob|mobil|mobile|cell|kom|komorka|nr|nummer|numer|number|t|m|'
      'تلفن|موبایل|همراه|شماره|تماس)*([0-9+]*).*$', '\1'),
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

-- Only these had no form, and have one now: the job works their keys out and compares them.
update duplicate_keys k set keys = null, waiting = true
where (k.workspace_id, k.record_id) in (
  select workspace_id, id from people where phone ~ '^[^0-9+]*[[:alpha:]]'
  union
  select workspace_id, id from companies where phone ~ '^[^0-9+]*[[:alpha:]]'
  union
  select workspace_id, coalesce(person_id, company_id) from contact_details
  where kind = 'phone' and value ~ '^[^0-9+]*[[:alpha:]]');
