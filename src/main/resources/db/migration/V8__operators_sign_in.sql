-- Settings of the whole platform: one row.
create table platform_settings (
  id                     bigint primary key,
  version                bigint not null,
  second_factor_required boolean not null
);
insert into platform_settings (id, version, second_factor_required) values (1, 1, false);

-- Operators on their way from the base host, where they signed in, to a site that they read.
create table team_hand_over (
  -- SHA-256 of the code in the address: a stolen database opens no site.
  code_hash    varchar(64) primary key,
  tenant_id    bigint not null references tenant on delete cascade,
  operator_id  bigint not null references operator on delete cascade,
  epoch        bigint not null,
  -- SHA-256 of a nonce in the browser's cookie at the site's host.
  browser_hash varchar(64) not null,
  expires_at   timestamp(6) with time zone not null
);
create index team_hand_over_expiry on team_hand_over (expires_at);
create index team_hand_over_tenant on team_hand_over (tenant_id);
create index team_hand_over_operator on team_hand_over (operator_id);
