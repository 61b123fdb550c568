-- SHA-256 of the cookie by which the browser that signed in was known when it began to; null for a
-- browser that had none. A token or code that the same browser sends twice at once is no replay.
alter table reader_session add column browser_hash varchar(64);
