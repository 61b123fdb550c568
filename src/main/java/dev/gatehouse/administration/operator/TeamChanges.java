package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.Right;
import dev.gatehouse.session.TeamSessions;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes that owners make to the team of their site. Owners see nothing of other sites, and cannot
 * take over an account.
 */
@ApplicationScoped
@Transactional
public class TeamChanges {
  @Inject Tenants tenants;
  @Inject Operators operators;
  @Inject TeamSessions teamSessions;
  @Inject OperatorInvitations invitations;
  @Inject Rules rules;
  @Inject OpeningRecords openings;
  @Inject Trail trail;

  /**
   * A member of a site's team.
   *
   * @param confirmed whether the e-mail address is known to be theirs
   * @param invitable whether the actor may invite them to choose a password
   */
  public record Colleague(
      long id,
      String email,
      String name,
      GrantRole role,
      boolean disabled,
      boolean hasPassword,
      boolean confirmed,
      boolean invitable) {}

  /**
   * @throws Missing when the actor is not an owner of the site
   */
  public List<Colleague> list(Actor actor, TenantId site) {
    actor.require(Right.OWN, site);
    return operators.team(site).stream().map(o -> colleague(actor, o, site)).toList();
  }

  /**
   * Adds a member by e-mail address, who becomes an operator if necessary.
   *
   * @return the operator's id
   * @throws ChangeRefused and nothing is changed
   */
  public Colleague add(Actor actor, TenantId site, String email, GrantRole role) {
    Tenant tenant = lock(actor, site);
    OperatorSettings settings = new OperatorSettings();
    settings.setEmail(email);
    // Without an address, only the address is objected to: whoever adds a member gives no name.
    settings.setName(email == null || email.isBlank() ? "-" : email.replaceFirst("@.*", ""));
    rules.check(settings).requireNone();
    Operator operator =
        operators.byEmail(settings.getEmail()).orElseGet(() -> create(actor, settings));
    if (operator.getSettings().getGrants().containsKey(site)) {
      throw new Taken(List.of("email"));
    }
    return colleague(actor, set(actor, tenant, operator, Optional.of(role)), site);
  }

  /**
   * Changes a member's role.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void change(Actor actor, TenantId site, long id, GrantRole role) {
    Tenant tenant = lock(actor, site);
    Operator operator = find(site, id);
    if (role != GrantRole.OWNER) {
      requireAnotherOwner(actor, site, operator);
    }
    set(actor, tenant, operator, Optional.of(role));
  }

  /**
   * Removes a member, which ends their sessions at the site.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void remove(Actor actor, TenantId site, long id) {
    Tenant tenant = lock(actor, site);
    Operator operator = find(site, id);
    requireAnotherOwner(actor, site, operator);
    set(actor, tenant, operator, Optional.empty());
    teamSessions.end(id, other -> operator.getSettings().rights().may(Right.READ, other));
  }

  /** Locks the team until the transaction ends. */
  private Tenant lock(Actor actor, TenantId site) {
    actor.require(Right.OWN, site);
    operators.lockTeam(site);
    return tenants.find(site).orElseThrow(Missing::new);
  }

  private Operator find(TenantId site, long id) {
    return operators
        .find(id)
        .filter(operator -> operator.getSettings().getGrants().containsKey(site))
        .orElseThrow(Missing::new);
  }

  private Operator create(Actor actor, OperatorSettings settings) {
    Operator made = operators.create(settings, actor.rights().platformAdmin());
    Changes changes = Changes.made(OperatorChanges.snapshot(made));
    trail.record(actor, AuditEvent.OPERATOR_CREATED, OperatorChanges.target(made), changes);
    return made;
  }

  private void requireAnotherOwner(Actor actor, TenantId site, Operator operator) {
    boolean another =
        operators.team(site).stream()
            .filter(other -> !other.getId().equals(operator.getId()))
            .filter(other -> other.hasPassword() && !other.getSettings().isDisabled())
            .anyMatch(other -> roleOf(other, site) == GrantRole.OWNER);
    if (roleOf(operator, site) == GrantRole.OWNER && !another && !actor.rights().platformAdmin()) {
      throw new Conflict("This is the site's last owner who can sign in. Add another owner first.");
    }
  }

  private Operator set(Actor actor, Tenant tenant, Operator operator, Optional<GrantRole> role) {
    TenantId site = tenant.tenantId();
    GrantRole before = roleOf(operator, site);
    Map<TenantId, GrantRole> grants = new HashMap<>(operator.getSettings().getGrants());
    role.ifPresentOrElse(given -> grants.put(site, given), () -> grants.remove(site));
    OperatorSettings settings = operator.getSettings().copy();
    settings.setGrants(grants);
    if (!operator.getSettings().rights().cover(settings.rights())) {
      OperatorChanges.requireConfirmed(operator);
    }
    operator.change(settings);
    Operator saved = operators.save(operator);
    openings.followOperator(actor, saved.getId());
    if (!saved.hasPassword()) {
      // Whoever was shown such a link would get the new role too.
      invitations.withdrawUnconfirming(saved.getId());
    }
    Changes changes = Changes.none().with("role", before, role.orElse(null));
    String target = OperatorChanges.target(saved);
    trail.record(actor, AuditEvent.GRANT_CHANGED, tenant, target, changes);
    return saved;
  }

  private static GrantRole roleOf(Operator operator, TenantId site) {
    return operator.getSettings().getGrants().get(site);
  }

  private static Colleague colleague(Actor actor, Operator operator, TenantId site) {
    OperatorSettings settings = operator.getSettings();
    return new Colleague(
        operator.getId(),
        settings.getEmail(),
        settings.getName(),
        roleOf(operator, site),
        settings.isDisabled(),
        operator.hasPassword(),
        operator.isEmailConfirmed(),
        InvitationRecords.mayInvite(actor, operator));
  }
}
