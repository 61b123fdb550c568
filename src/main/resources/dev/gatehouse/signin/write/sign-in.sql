-- Everything that a sign-in writes, as one statement of PostgreSQL: all of it or nothing. What stands in
-- "given" comes before this text, one name for each parameter, see SignInValues.

-- Whoever has the e-mail address or the id, which in the default name space is the profile's: at most one
-- each, by the unique constraints. Who belongs to the name space by the id that the token says, or by any
-- if it says none, is followed; others join it first.
known as (
  select r.id, r.version, r.email, r.name, r.role, r.lang, not r.banned and case
      when g.user_namespace = 'default' and g.external_id is not null
        then coalesce(r.external_id = g.external_id, false)
      else g.user_namespace = 'default' and r.external_id is not null or exists (
        select from linked_identity i
        where i.reader_id = r.id and i.user_namespace = g.user_namespace
          and (g.external_id is null or i.external_id = g.external_id))
    end as follows
  from given g
  cross join lateral (
    select a.id from reader a where a.tenant_id = g.tenant and a.email = g.email
    union
    select a.id from reader a
    where g.user_namespace = 'default' and a.tenant_id = g.tenant and a.external_id = g.external_id
    union
    select i.reader_id from linked_identity i
    where g.user_namespace <> 'default' and i.tenant_id = g.tenant
      and i.user_namespace = g.user_namespace and i.external_id = g.external_id) c
  join reader r on r.id = c.id
),

-- Otherwise nothing is written, and what to do takes more than one look: somebody is banned, joins a
-- name space, has another user's address, or is not welcome.
usual as (
  select from given g
  where case (select count(*) from known)
    when 0 then g.welcomes
    when 1 then (select follows from known)
    else false
  end
),

-- The unique constraint decides: of simultaneous copies of a token, all but one wait here until that one
-- is done, and then find nothing to insert. Everything below depends on it.
consumed as (
  insert into consumed_jti (authority, purpose, jti_hash, expires_at)
  select g.authority, g.purpose, g.jti_hash, g.remembered_until
  from given g, usual
  where g.consumes
  on conflict do nothing
  returning 1
),
admitted as (
  select from consumed
  union all
  select from given g, usual
  where not g.consumes and not exists (
    select from consumed_jti c
    where c.authority = g.authority and c.purpose = g.purpose and c.jti_hash = g.jti_hash)
),

-- Finds no row if somebody changed, banned or deleted the reader in the meantime.
followed as (
  update reader r set
    version = case
      when (coalesce(g.email, r.email), coalesce(g.name, r.name), coalesce(g.role, r.role),
          coalesce(g.lang, r.lang), coalesce(g.avatar_url, r.avatar_url),
          coalesce(g.custom_fields, r.custom_fields))
        is distinct from (r.email, r.name, r.role, r.lang, r.avatar_url, r.custom_fields)
      then r.version + 1
      else r.version
    end,
    email = coalesce(g.email, r.email),
    name = coalesce(g.name, r.name),
    role = coalesce(g.role, r.role),
    lang = coalesce(g.lang, r.lang),
    avatar_url = coalesce(g.avatar_url, r.avatar_url),
    custom_fields = coalesce(g.custom_fields, r.custom_fields),
    last_sign_in_at = g.now
  from given g, known k, admitted
  where r.id = k.id and r.version = k.version and not r.banned
  returning r.id, r.email, r.name, r.role, r.lang
),
created as (
  insert into reader (id, tenant_id, version, email, name, external_id, role, lang, avatar_url,
    custom_fields, banned, created_at, last_sign_in_at)
  select nextval('reader_seq'), g.tenant, 1, g.email, g.name,
    case when g.user_namespace = 'default' then g.external_id end, coalesce(g.role, 'VIEWER'), g.lang,
    g.avatar_url, coalesce(g.custom_fields, '{}'), false, g.now, g.now
  from given g, admitted
  where g.registers and not exists (select from known)
  returning id, email, name, role, lang
),
linked as (
  insert into linked_identity (reader_id, user_namespace, tenant_id, external_id)
  select c.id, g.user_namespace, g.tenant, g.external_id
  from given g, created c
  where g.user_namespace <> 'default' or g.external_id is null
  returning 1
),
identified as (
  select * from followed union all select * from created
),

ended as (
  delete from reader_session s using given g, admitted
  where s.tenant_id = g.tenant and s.token_hash = g.replaced
  returning s.id
),
begun as (
  insert into reader_session (id, tenant_id, token_hash, reader_id, visitor, display_name, connection_id,
    made_by, landed_at, browser_hash, session_groups, opened_sites, opened_for, opened_to_visitors,
    created_at, expires_at, last_seen_at, address, user_agent)
  select nextval('session_seq'), g.tenant, g.token_hash, i.id, g.visitor and i.id is null,
    coalesce(i.name, g.display_name), g.connection, g.made_by, g.landed_at, g.browser_hash,
    g.session_groups, g.opened_sites, g.opened_for, g.opened_to_visitors, g.now, g.expires_at, g.now,
    g.session_address, g.session_user_agent
  from given g cross join admitted left join identified i on true
  where g.begins
  returning 1
),
told as (
  insert into event (id, tenant_id, occurred_at, name, detail, surface, connection_id, reader_id, trace_id,
    address, user_agent, clock_difference, checks)
  select nextval('event_seq'), g.tenant, g.now, g.event, g.detail, g.surface, g.connection, i.id,
    g.trace_id, g.address, g.user_agent, g.clock_difference, g.checks
  from given g cross join admitted left join identified i on true
  returning 1
),

-- What nodes have to forget, see ChangeFeed: they know nothing yet of a new reader. By the e-mail address
-- other tokens mean the reader, too.
fed as (
  insert into change_feed (kind, subject_id)
  select 'session', id from ended
  union all
  select case when (f.email, f.role) is distinct from (k.email, k.role) then 'reader' else 'followed' end, f.id
  from followed f, known k
  where (f.email, f.name, f.role, f.lang) is distinct from (k.email, k.name, k.role, k.lang)
  returning kind, subject_id
)

-- The last step: a division by zero undoes all of it if the reader was changed in the meantime, or if the
-- caller has been told by now that the database does not answer.
select exists (select from usual) as usual, exists (select from admitted) as admitted,
  i.id, i.name, i.role, i.lang,
  (select string_agg(m.group_id, ',') from reader_group m where m.reader_id = i.id) as groups,
  (select string_agg(kind || ' ' || subject_id, ',') from fed) as changed,
  clock_timestamp() as read_at,
  1 / case
    when (select count(*) from begun) + (select count(*) from told) + (select count(*) from linked) >= 0
      and (i.id is not null or not exists (select from admitted)
        or not (g.registers or exists (select from known)))
      and clock_timestamp() < g.deadline
    then 1
    else 0
  end as in_time
from given g left join identified i on true
