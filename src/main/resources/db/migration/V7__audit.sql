-- Who changed what, when and from where. No reference to a tenant: it outlives what it tells of.

create sequence audit_entry_seq start with 1 increment by 1;

create table audit_entry (
  id             bigint primary key,
  occurred_at    timestamp(6) with time zone not null,
  actor          varchar(300) not null,
  address        varchar(64),
  event          varchar(60) not null,
  site_id        bigint,
  site_subdomain varchar(63),
  target         varchar(500) not null,
  -- A JSON object of members with what was before and after; never a secret.
  changes        varchar(1000000) not null
);
create index audit_entry_site on audit_entry (site_id, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_event on audit_entry (event, id);

-- Events whose recording is switched off.
create table audit_switch (
  event varchar(60) primary key
);
