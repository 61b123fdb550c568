-- Sign-ins that wait until the reader says whether they go on with them, since another reader is
-- signed in in the browser.
create table held_sign_in (
  -- SHA-256 of the ticket in the browser's cookie: a stolen database finishes no sign-in.
  ticket_hash varchar(64) primary key,
  tenant_id   bigint not null references tenant on delete cascade,
  -- SHA-256 of the token or code and of the address that it came from: each has one row at most.
  sender_hash varchar(64) not null,
  -- The request, which holds the token: <master key id>:<base64 of nonce and AES-GCM ciphertext>
  sealed      varchar(60000) not null,
  expires_at  timestamp(6) with time zone not null
);
create index held_sign_in_expiry on held_sign_in (expires_at);
create index held_sign_in_tenant on held_sign_in (tenant_id, sender_hash);
