-- Forms that strangers fill in, and what they sent: kept for a while, so that nothing becomes a lead twice.
create table forms (
  workspace_id    uuid        not null references workspaces on delete cascade,
  id              uuid        not null,
  name            text        not null,
  slug            text        not null,
  -- signs what a page hands out, so that a sending can be told from an invented one
  secret          text        not null,
  title           jsonb,
  intro           jsonb,
  button          jsonb,
  thanks          jsonb,
  fields          jsonb       not null,
  consent         jsonb,
  consent_version integer     not null default 1,
  double_opt_in   boolean     not null default false,
  source          text,
  channel         text,
  campaign        text,
  redirect_to     text,
  origins         text[]      not null default '{}',
  opened_at       timestamptz,
  created_at      timestamptz not null,
  created_by      uuid,
  version         integer     not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, slug),
  foreign key (workspace_id, created_by) references members (workspace_id, id)
);
create index forms_by_slug on forms (slug);
select protect_tenant_table('forms');

create table form_submissions (
  workspace_id uuid        not null references workspaces on delete cascade,
  id           uuid        not null,
  form_id      uuid        not null,
  -- the page it was sent from: a page sends once
  nonce        text        not null,
  -- who sent it, as a hash: a second sending of the same person is not a second lead
  sender       text        not null,
  at           timestamptz not null,
  -- what waits for its confirmation; empty as soon as it became a lead
  answers      jsonb,
  token_hash   text,
  expires_at   timestamptz,
  -- to whom a mail went, as a hash, and when: nobody is flooded
  mailed_to    text,
  mailed_at    timestamptz,
  lead_id      uuid,
  primary key (workspace_id, id),
  unique (workspace_id, form_id, nonce),
  foreign key (workspace_id, form_id) references forms (workspace_id, id) on delete cascade,
  foreign key (workspace_id, lead_id) references leads (workspace_id, id) on delete set null (lead_id)
);
create index form_submissions_by_sender on form_submissions (workspace_id, form_id, sender, at);
create index form_submissions_by_mail on form_submissions (workspace_id, mailed_to, mailed_at) where mailed_to is not null;
create index form_submissions_mailed on form_submissions (workspace_id, form_id, mailed_at) where mailed_to is not null;
create index form_submissions_of_leads on form_submissions (workspace_id, form_id, at) where lead_id is not null;
create index form_submissions_by_lead on form_submissions (workspace_id, lead_id) where lead_id is not null;
create unique index form_submissions_by_token on form_submissions (workspace_id, form_id, token_hash)
  where token_hash is not null;
create index form_submissions_by_age on form_submissions (workspace_id, at);
select protect_tenant_table('form_submissions');

-- Whose form an address names: asked by strangers, who are in no workspace.
create function form_holder(asked_slug text) returns table (workspace_id uuid, form_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select f.workspace_id, f.id from forms f where f.slug = asked_slug;
  end;
