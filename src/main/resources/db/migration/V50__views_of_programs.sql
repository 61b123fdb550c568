-- The only API token that sees a view, beside the only operator.
alter table event_view add column api_token_id bigint references api_token on delete cascade;
create index event_view_api_token on event_view (api_token_id);
