-- How many calls were booked of late is asked before another is: who wants them all is slowed down.
alter table chat_calls add column booked_at timestamptz not null default now();
