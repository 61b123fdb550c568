-- V3 looked for API tokens by their names, but the audit trail has "API token " before them. So it took
-- operators that programs of the platform made for such of unknown people. The same rule again, with
-- everybody who ever acted for the platform, also by tokens that were deleted since.
-- H2 keeps the table of a run that was killed.
drop table if exists platform_actor;
create table platform_actor (name varchar(600) primary key);
insert into platform_actor (name)
  select email from operator where platform_admin = true
  union select 'API token GATEHOUSE_ADMIN_TOKEN'
  union select 'API token First start'
  union select concat('API token ', name) from api_token where platform_admin = true
  union select concat('API token ', substring(target from position(': ' in target) + 2)) from audit_entry
    where event = 'api_token.created' and changes like '%,"platformAdmin":{"after":true}%';
-- Names are not unique: one that a site's program has, too, proves nothing.
delete from platform_actor where name in (
  select concat('API token ', name) from api_token where platform_admin = false
  union select concat('API token ', substring(target from position(': ' in target) + 2)) from audit_entry
    where event = 'api_token.created' and changes not like '%,"platformAdmin":{"after":true}%');
-- No subquery looks at the operator of the row, so each runs once and not for every operator.
update operator set email_confirmed = true
  where email_confirmed = false
    and concat('operator ', id, ': ', email) in (
        select target from audit_entry
        where event = 'operator.created' and actor in (select name from platform_actor))
    and concat('operator ', id) not in (
        select substring(target from 1 for position(': ' in concat(target, ': ')) - 1) from audit_entry
        where event = 'operator.invited' and actor not in (select name from platform_actor));
drop table platform_actor;

-- Lists of sites in connections whose protocols open none were taken for openings.
delete from opening where connection_id in (
  select id from connection where protocol in ('helpcenter', 'helpsite', 'helpdocs', 'document360'));
