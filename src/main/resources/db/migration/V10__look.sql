-- How a site looks to its readers.
alter table tenant add column accent_color varchar(7);
alter table tenant add column footer varchar(2000);
alter table tenant add column content_language varchar(35) default 'en' not null;
-- Names the logo's bytes; kept here so that a page knows where it is without reading it.
alter table tenant add column logo_hash varchar(64);

create table site_logo (
  tenant_id  bigint primary key references tenant on delete cascade,
  media_type varchar(40) not null,
  bytes      bytea not null,
  changed_at timestamp(6) with time zone not null
);
