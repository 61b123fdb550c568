-- By what a company's backend names a session that it ends: SHA-256 of the session id of the identity
-- provider or app ("sid" of the token), and, of a holder who is no user, of the email address.
alter table reader_session add column provider_session varchar(64);
alter table reader_session add column visitor_hash varchar(64);

-- Tokens that are sessions themselves and count no longer, although they have not expired.
create table ended_token (
  tenant_id     bigint not null references tenant on delete cascade,
  connection_id bigint not null references connection on delete cascade,
  -- SHA-256 of what the tokens have in common: their user, the session at the provider, or all of it.
  subject_hash  varchar(64) not null,
  -- By the clock of the backend: tokens that were issued later count.
  issued_until  timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null,
  primary key (connection_id, subject_hash)
);
create index ended_token_expiry on ended_token (expires_at);
create index ended_token_tenant on ended_token (tenant_id);
