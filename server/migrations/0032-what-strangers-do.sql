-- A consent that was given to a form or in a chat comes into the log with the lead it came by, and goes with it where
-- the lead's conversion is taken back.
alter table consents
  add column lead_id uuid,
  add foreign key (workspace_id, lead_id) references leads (workspace_id, id) on delete set null (lead_id),
  drop constraint consents_how_check,
  add constraint consents_how_check
    check (how in ('form', 'chat', 'mail', 'phone', 'paper', 'meeting', 'other')),
  drop constraint consents_withdrawn_how_check,
  add constraint consents_withdrawn_how_check
    check (withdrawn_how in ('form', 'chat', 'mail', 'phone', 'paper', 'meeting', 'other'));
create index consents_of_lead on consents (workspace_id, lead_id) where lead_id is not null;

-- When a visitor agreed to the text his script asks him to agree to; he may say so long before there is a lead.
alter table chat_talks add column consented_at timestamptz;
-- Conversations of nobody, the longest silent first: they are swept.
create index chat_talks_abandoned on chat_talks (workspace_id, last_at) where lead_id is null;

-- How many a form took within the last seconds, whichever process they came to.
create index form_submissions_of_form on form_submissions (workspace_id, form_id, at);
