-- When the reader proved who they are, as the token says that opened other sites only; null from the release before.
alter table hand_over add column authenticated_at timestamp(6) with time zone;
