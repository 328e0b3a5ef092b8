-- How many conversations a chat began within the last minute, whichever process they came to.
create index chat_talks_begun on chat_talks (workspace_id, chat_id, started_at);
