-- Of a session that is a token itself: when the token expires, whatever the site's session policy says; null if never, and
-- of rows of the release before.
alter table reader_session add column token_expires_at timestamp(6) with time zone;
