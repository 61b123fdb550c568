-- Everything that a sign-in writes, as one statement of PostgreSQL: all of it or nothing. Whatever a
-- statement holds costs at each run, used or not, so it is prepared without what the sign-in at hand
-- does not need: a block from "--[ name" to "--]" stands in it for sign-ins of that kind, one from
-- "--[ not name" for all others. Names after a colon are parameters. See SignInValues.

-- Whom the token means, at most one by the unique constraints. "follows" is false for whoever needs
-- more than one look: they are banned, join the name space, or bring a new name, address, role or
-- language, of which other nodes have to be told.
with known as (
  select r.id, r.version, not r.banned
      and r.email is not distinct from coalesce(:email, r.email)
      and r.name is not distinct from coalesce(:name, r.name)
      and r.role = coalesce(:role, r.role)
      and r.lang is not distinct from coalesce(:lang, r.lang)
--[ by_email
      and (r.external_id is not null and :user_namespace = 'default' or exists (
        select from linked_identity i
        where i.reader_id = r.id and i.user_namespace = :user_namespace))
--]
      as follows
--[ by_profile
  from reader r
  where r.tenant_id = :tenant and r.external_id = :external_id
--]
--[ by_link
  from linked_identity l join reader r on r.id = l.reader_id
  where l.tenant_id = :tenant and l.user_namespace = :user_namespace and l.external_id = :external_id
--]
--[ by_email
  from reader r
  where r.tenant_id = :tenant and r.email = :email
--]
),

-- Otherwise nothing is written. Somebody new must be welcome, and no other user may have the address.
usual as (
  select where coalesce(
    (select follows from known),
    :welcomes
--[ not by_email
      and not exists (select from reader r where r.tenant_id = :tenant and r.email = :email)
--]
  )
),

-- Everything below depends on it.
admitted as (
--[ consumes
  -- The unique constraint decides: of simultaneous copies of a token, all but one wait here until
  -- that one is done, and then find nothing to insert.
  insert into consumed_jti (authority, purpose, jti_hash, expires_at, used_site, used_trace)
  select :authority, :purpose, :jti_hash, :remembered_until, :tenant, :trace_id
  from usual
  on conflict do nothing
  returning true as yes
--]
--[ not consumes
  select true as yes
  from usual
  where not exists (
    select from consumed_jti c
    where c.authority = :authority and c.purpose = :purpose and c.jti_hash = :jti_hash)
--]
),

-- Finds no row if somebody changed, banned or deleted the reader in the meantime.
followed as (
  update reader r set
    version = r.version + case
      when :avatar_url <> coalesce(r.avatar_url, '') or :custom_fields <> r.custom_fields then 1
      else 0
    end,
    avatar_url = coalesce(:avatar_url, r.avatar_url),
    custom_fields = coalesce(:custom_fields, r.custom_fields),
    last_sign_in_at = :now
  from admitted, known k
  where r.id = k.id and r.version = k.version and not r.banned
  returning r.id, r.name, r.email, r.external_id, r.role, r.lang, r.last_sign_in_at
),
--[ registers
created as (
  insert into reader (id, tenant_id, version, email, name, external_id, role, lang, avatar_url,
    custom_fields, banned, created_at, last_sign_in_at)
  select nextval('reader_seq'), :tenant, 1, :email, :name,
--[ by_profile
    :external_id,
--]
--[ not by_profile
    null,
--]
    coalesce(:role, 'VIEWER'), :lang, :avatar_url, coalesce(:custom_fields, '{}'), false, :now, :now
  from admitted
  where not exists (select from known)
  returning id, name, email, external_id, role, lang, last_sign_in_at
),
--[ not by_profile
linked as (
  insert into linked_identity (reader_id, user_namespace, tenant_id, external_id)
  select c.id, :user_namespace, :tenant, :external_id
  from created c
),
--]
--]
identified as (
  select * from followed
  union all
--[ registers
  select * from created
--]
--[ not registers
  -- A visitor.
  select null, null, null, null, null, null, :now
  from admitted
  where not exists (select from known)
--]
),

--[ replaces
ended as (
  delete from reader_session s using admitted
  where s.tenant_id = :tenant and s.token_hash = :replaced
  returning s.id
),
-- What other nodes have to forget, see ChangeFeed.
fed as (
  insert into change_feed (kind, subject_id)
  select 'session', id from ended
  returning subject_id
),
--]
--[ begins
begun as (
  insert into reader_session (id, tenant_id, token_hash, reader_id, visitor, display_name, connection_id,
    made_by, landed_at, browser_hash, session_groups, opened_sites, opened_for, opened_to_visitors,
    created_at, expires_at, last_seen_at, address, user_agent, provider_session, visitor_hash,
    authenticated_at)
  select nextval('session_seq'), :tenant, :token_hash, i.id, :visitor and i.id is null,
    coalesce(i.name, :display_name), :connection, :made_by, :landed_at, :browser_hash,
    :session_groups, :opened_sites, :opened_for, :opened_to_visitors, i.last_sign_in_at, :expires_at,
    i.last_sign_in_at, :session_address, :session_user_agent, :provider_session,
    case when i.id is null then :visitor_hash end, :authenticated_at
  from identified i
  returning reader_id as id, created_at as last_sign_in_at
),
--]
told as (
  insert into event (id, tenant_id, occurred_at, name, detail, surface, connection_id, reader_id, trace_id,
    address, user_agent, clock_difference,
--[ reports
    would_refuse, would_refuse_check,
--]
--[ names
    email, external_id,
--]
    checks)
  select nextval('event_seq'), :tenant, i.last_sign_in_at, :event, :detail, :surface, :connection, i.id,
    :trace_id, :address, :user_agent, :clock_difference,
--[ reports
    :would_refuse, :would_refuse_check,
--]
--[ names
    case when i.id is null then :subject_email end, case when i.id is null then :subject_id end,
--]
    :checks
--[ begins
  from begun i
--]
--[ not begins
  from identified i
--]
  returning true as yes
)

-- The last step: a division by zero undoes all of it if the reader was changed in the meantime, or if the
-- caller has been told by now that the database does not answer.
select coalesce(a.yes, false) as admitted, i.id, i.name, i.email, i.external_id, i.role, i.lang,
  (select string_agg(m.group_id, ',') from reader_group m where m.reader_id = i.id) as groups,
--[ replaces
  (select subject_id from fed) as ended,
--]
  clock_timestamp() as read_at,
  1 / case when coalesce(t.yes, a.yes is null) and clock_timestamp() < :deadline then 1 else 0 end as in_time
from usual left join admitted a on true left join told t on true left join identified i on true
