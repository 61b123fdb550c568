package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The part of an invitation that happens in the database. */
@ApplicationScoped
@Transactional
public class InvitationMaking {
  @Inject PermittedSites sites;
  @Inject Readers readers;
  @Inject Invitations invitations;
  @Inject Trail trail;

  /**
   * @param made with the secret for the link, which is kept nowhere
   */
  public record Invited(String siteName, String email, Invitations.Made made) {}

  /** Makes an invitation, which takes the place of an earlier one. */
  public Invited make(Actor actor, TenantId site, long user) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    Reader reader = readers.find(site, user).orElseThrow(Missing::new);
    requireInvitable(reader);
    Invitations.Made made = invitations.make(reader);
    Changes changes = Changes.none().with("expiresAt", null, made.expiresAt()).hiding("link");
    trail.record(actor, AuditEvent.USER_INVITED, tenant, UserChanges.target(reader), changes);
    return new Invited(tenant.getSettings().getName(), reader.getProfile().getEmail(), made);
  }

  private static void requireInvitable(Reader reader) {
    if (reader.getProfile().isBanned()) {
      throw new Conflict("The user is suspended.");
    }
    if (reader.getProfile().getEmail() == null) {
      throw new Conflict("The user has no e-mail address to sign in with.");
    }
  }
}
