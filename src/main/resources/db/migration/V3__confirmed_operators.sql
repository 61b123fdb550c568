-- Whether an operator's e-mail address is known to be theirs; owners of other sites grant rights to such
-- addresses only. Owners of sites used to be shown the links of the people whom they invited, and could
-- take those accounts over. So an address counts from the start if a platform administrator has it, or
-- if the audit trail tells that platform administrators made the operator and nobody else invited them.
-- All others keep their password and their rights, and get no more until the address is confirmed.
alter table operator add column email_confirmed boolean default false not null;
update operator set email_confirmed = true
  where platform_admin = true
    or (exists (select 1 from audit_entry made
          where made.event = 'operator.created'
            and made.target = concat('operator ', operator.id, ': ', operator.email)
            and (made.actor = 'GATEHOUSE_ADMIN_TOKEN'
              or made.actor in (select a.email from operator a where a.platform_admin = true)
              or made.actor in (select t.name from api_token t where t.platform_admin = true)))
      and not exists (select 1 from audit_entry invited
          where invited.event = 'operator.invited'
            and invited.target like concat('operator ', operator.id, ': %')
            and invited.actor <> 'GATEHOUSE_ADMIN_TOKEN'
            and invited.actor not in (select a.email from operator a where a.platform_admin = true)
            and invited.actor not in (select t.name from api_token t where t.platform_admin = true)));

-- Links of earlier releases may be in the hands of whoever invited, so they prove no address.
alter table operator_invitation add column confirms_email boolean default false not null;
