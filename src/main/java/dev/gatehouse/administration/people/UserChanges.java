package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.Events;
import dev.gatehouse.library.feedback.HelpfulQuestion;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Registers, changes, suspends and deletes a site's users. */
@ApplicationScoped
@Transactional
public class UserChanges {
  private static final String BANNED = "banned";

  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject Invitations invitations;
  @Inject Sessions sessions;
  @Inject UserRules rules;
  @Inject Events events;
  @Inject HelpfulQuestion helpful;
  @Inject Trail trail;

  /**
   * Registers a user.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Reader create(
      Actor actor, Tenant site, ReaderProfile profile, IdentityOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    rules.check(site.tenantId(), null, profile, order, objections);
    Reader made = readers.create(site.tenantId(), profile);
    order.all().ifPresent(all -> identities.replace(made, all));
    trail.record(actor, AuditEvent.USER_CREATED, site, target(made), Changes.made(snapshot(made)));
    return made;
  }

  /**
   * Replaces a user's profile; a ban ends all their sessions.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Reader change(
      Actor actor,
      Tenant site,
      long id,
      Expectation expectation,
      ReaderProfile profile,
      IdentityOrder order,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Reader reader = find(site.tenantId(), id);
    expectation.requireMet(reader.getVersion());
    rules.check(site.tenantId(), reader, profile, order, objections);
    Map<String, Object> before = snapshot(reader);
    reader.change(profile);
    Reader saved = readers.save(reader);
    order.all().ifPresent(all -> identities.replace(saved, all));
    if (!Objects.equals(before.get("email"), profile.getEmail())) {
      // Its link went to the old address, which may have been another person's by mistake.
      invitations.withdraw(saved);
    }
    Map<String, Object> after = snapshot(saved);
    boolean switched = !before.remove(BANNED).equals(after.remove(BANNED));
    applyBan(actor, site, saved, switched);
    Changes others = Changes.between(before, after);
    if (!switched || !others.isEmpty()) {
      trail.record(actor, AuditEvent.USER_UPDATED, site, target(saved), others);
    }
    return saved;
  }

  /**
   * Ends a banned user's sessions.
   *
   * @param switched whether the ban is new or lifted, which gets an audit entry of its own
   */
  private void applyBan(Actor actor, Tenant site, Reader user, boolean switched) {
    boolean banned = user.getProfile().isBanned();
    int ended = banned ? sessions.end(site.tenantId(), new Sessions.Filter(user.getId(), null)) : 0;
    if (switched) {
      Changes changes = Changes.none().with(BANNED, !banned, banned);
      if (ended > 0) {
        changes.with("sessions", ended, 0);
      }
      AuditEvent event = banned ? AuditEvent.USER_BANNED : AuditEvent.USER_UNBANNED;
      trail.record(actor, event, site, target(user), changes);
    }
  }

  /**
   * Suspends a user, which ends all their sessions, or lifts the suspension.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void ban(Actor actor, Tenant site, long id, Expectation expectation, boolean banned) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Reader reader = find(site.tenantId(), id);
    expectation.requireMet(reader.getVersion());
    ReaderProfile profile = reader.getProfile().copy();
    boolean switched = profile.isBanned() != banned;
    profile.setBanned(banned);
    reader.change(profile);
    applyBan(actor, site, readers.save(reader), switched);
  }

  /**
   * Deletes a user, all their sessions, what they wrote about articles, and whose tokens events
   * tell that they were.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Reader reader = find(site.tenantId(), id);
    expectation.requireMet(reader.getVersion());
    Changes changes = Changes.ended(snapshot(reader));
    trail.record(actor, AuditEvent.USER_DELETED, site, target(reader), changes);
    List<String> ids =
        identities.of(reader).stream()
            .map(UserIdentity::externalId)
            .filter(Objects::nonNull)
            .toList();
    events.forget(site.tenantId(), id, reader.getProfile().getEmail(), ids);
    helpful.forget(site.tenantId(), id);
    readers.delete(site.tenantId(), id);
  }

  /**
   * Makes an invitation, which replaces an earlier one.
   *
   * @throws ChangeRefused and nothing is changed
   */
  Invitations.Made invite(Actor actor, Tenant site, long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Reader reader = find(site.tenantId(), id);
    requireInvitable(reader.getProfile());
    Invitations.Made made = invitations.make(reader);
    Changes changes = Changes.none().with("expiresAt", null, made.expiresAt()).hiding("link");
    trail.record(actor, AuditEvent.USER_INVITED, site, target(reader), changes);
    return made;
  }

  private static void requireInvitable(ReaderProfile profile) {
    if (profile.isBanned()) {
      throw new Conflict("The user is banned.");
    }
    if (profile.getEmail() == null || !EmailAddress.isOne(profile.getEmail())) {
      throw new Conflict("The user has no email address to sign in with.");
    }
  }

  private Map<String, Object> snapshot(Reader reader) {
    List<Map<String, Object>> all =
        identities.of(reader).stream().map(UserIdentity::members).toList();
    return new Snapshot().settings(reader.getProfile()).with(IdentityOrder.FIELD, all).members();
  }

  private Reader find(TenantId site, long id) {
    return readers.find(site, id).orElseThrow(Missing::new);
  }

  static String target(Reader reader) {
    return "user " + reader.getId() + ": " + reader.getLabel();
  }
}
