-- A deep link may have 4,000 characters; a reader comes back to it after signing in.
alter table login_key alter column return_to set data type varchar(4096);
alter table hand_over alter column return_to set data type varchar(4096);
-- A key counts in its first ten minutes and tells its page for an hour.
update login_key set expires_at = expires_at + interval '50' minute;
-- What a browser asked for is found by the browser where no key comes back.
create index login_key_browser on login_key (browser_hash);
-- Where the sign-in sent the reader, so that a reload of its address leads there again.
alter table reader_session add column landed_at varchar(4096);
