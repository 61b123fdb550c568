-- What operators and API tokens may do at single help centers, and how operators prove who they are.

-- Null until the operator has accepted the invitation.
alter table operator alter column password_hash drop not null;
alter table operator add column last_sign_in_at timestamp(6) with time zone;
alter table operator add column time_zone varchar(64) default 'UTC' not null;
-- Raised to end every session that began before.
alter table operator add column epoch bigint default 0 not null;

create table operator_grant (
  operator_id bigint not null references operator on delete cascade,
  tenant_id   bigint not null references tenant on delete cascade,
  role        varchar(20) not null,
  primary key (operator_id, tenant_id)
);
create index operator_grant_tenant on operator_grant (tenant_id);

create table operator_invitation (
  -- SHA-256 of the secret in the link: a stolen database accepts no invitation.
  secret_hash varchar(64) primary key,
  operator_id bigint not null references operator on delete cascade,
  expires_at  timestamp(6) with time zone not null,
  -- A new one takes the place of the one before.
  constraint invitation_of_operator unique (operator_id)
);
create index operator_invitation_expiry on operator_invitation (expires_at);

-- Time-based one-time passwords (RFC 6238).
create table second_factor (
  operator_id   bigint primary key references operator on delete cascade,
  sealed_secret varchar(400) not null,
  -- The time step of the last code that was taken; none counts twice.
  last_step     bigint not null,
  created_at    timestamp(6) with time zone not null
);

create table recovery_code (
  -- SHA-256 of the code and whose it is; deleted when it is used.
  code_hash   varchar(64) primary key,
  operator_id bigint not null references operator on delete cascade
);
create index recovery_code_operator on recovery_code (operator_id);

-- Made at the first start, as all tokens were until now; ends once another is set from outside.
alter table api_token add column generated boolean default false not null;
update api_token set generated = true;

create table api_token_grant (
  api_token_id bigint not null references api_token on delete cascade,
  tenant_id    bigint not null references tenant on delete cascade,
  role         varchar(20) not null,
  primary key (api_token_id, tenant_id)
);
create index api_token_grant_tenant on api_token_grant (tenant_id);
