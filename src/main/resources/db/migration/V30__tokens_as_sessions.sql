-- Of a session that is a token itself: when the token was issued, and its "jti". For one, "token_hash"
-- is of the site and the token, and "made_by" is of the token alone.
alter table reader_session add column token_issued_at timestamp(6) with time zone;
alter table reader_session add column token_jti varchar(200);
