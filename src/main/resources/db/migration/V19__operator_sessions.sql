-- Operators' sessions in the console, which every node knows and a restart does not end.
create table operator_session (
  -- SHA-256 of the cookie's value: a stolen database opens no session.
  key_hash    varchar(64) primary key,
  operator_id bigint not null references operator on delete cascade,
  -- The operator's, when it began.
  epoch       bigint not null,
  -- The password was right, and a code is still required.
  pending     boolean not null,
  -- The operator's last action, exact to a minute.
  seen_at     timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone not null
);
create index operator_session_expiry on operator_session (expires_at);
create index operator_session_operator on operator_session (operator_id);
