-- Settings of single vendors move into one JSON object: each vendor describes its own options, so that
-- another vendor needs no column. Neither paths nor site ids hold a character that JSON escapes.
alter table connection add column options varchar(16000) default '{}' not null;
update connection set options =
  '{"tokenTtlSeconds":' || cast(token_ttl_seconds as varchar(11))
  || ',"allowUnsolicited":' || case when allow_unsolicited then 'true' else 'false' end
  || ',"cookiePath":"' || cookie_path
  || '","siteIds":[' || site_ids || ']}';
alter table connection drop column token_ttl_seconds;
alter table connection drop column allow_unsolicited;
alter table connection drop column cookie_path;
alter table connection drop column site_ids;
