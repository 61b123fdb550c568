package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;

/** Registers, changes, suspends and deletes a site's users. */
@ApplicationScoped
@Transactional
public class UserChanges {
  private static final String BANNED = "banned";

  @Inject PermittedSites sites;
  @Inject Readers readers;
  @Inject Invitations invitations;
  @Inject Sessions sessions;
  @Inject UserRules rules;
  @Inject Trail trail;

  /**
   * Registers a user.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Reader create(Actor actor, TenantId site, ReaderProfile profile, Objections objections) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    rules.apply(site, profile, objections);
    objections.requireNone();
    rules.requireFree(site, profile, null);
    Reader made = readers.create(site, profile);
    trail.record(
        actor, AuditEvent.USER_CREATED, tenant, target(made), Changes.made(Snapshot.of(profile)));
    return made;
  }

  /**
   * Replaces a user's profile; a ban ends all their sessions.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Reader change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      ReaderProfile profile,
      Objections objections) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    return change(actor, tenant, find(site, id), expectation, profile, objections);
  }

  private Reader change(
      Actor actor,
      Tenant tenant,
      Reader reader,
      Expectation expectation,
      ReaderProfile profile,
      Objections objections) {
    TenantId site = tenant.tenantId();
    expectation.requireMet(reader.getVersion());
    rules.apply(site, profile, objections);
    objections.requireNone();
    rules.requireFree(site, profile, reader.getId());
    Map<String, Object> before = Snapshot.of(reader.getProfile());
    reader.change(profile);
    Reader saved = readers.save(reader);
    if (!Objects.equals(before.get("email"), profile.getEmail())) {
      // Its link went to the old address, which may have been another person's by mistake.
      invitations.withdraw(saved);
    }
    int ended =
        profile.isBanned() ? sessions.end(site, new Sessions.Filter(saved.getId(), null)) : 0;
    record(actor, tenant, saved, before, ended);
    return saved;
  }

  /** A ban gets an entry of its own, apart from the other changes. */
  private void record(
      Actor actor, Tenant tenant, Reader saved, Map<String, Object> before, int ended) {
    Map<String, Object> after = Snapshot.of(saved.getProfile());
    boolean was = Boolean.TRUE.equals(before.remove(BANNED));
    boolean is = Boolean.TRUE.equals(after.remove(BANNED));
    if (was != is) {
      Changes changes = Changes.none().with(BANNED, was, is);
      if (ended > 0) {
        changes.with("sessions", ended, 0);
      }
      AuditEvent event = is ? AuditEvent.USER_BANNED : AuditEvent.USER_UNBANNED;
      trail.record(actor, event, tenant, target(saved), changes);
    }
    Changes others = Changes.between(before, after);
    if (was == is || !others.isEmpty()) {
      trail.record(actor, AuditEvent.USER_UPDATED, tenant, target(saved), others);
    }
  }

  /**
   * Suspends a user, which ends all their sessions, or lifts the suspension.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Reader ban(Actor actor, TenantId site, long id, Expectation expectation, boolean banned) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    Reader reader = find(site, id);
    ReaderProfile profile = reader.getProfile().copy();
    profile.setBanned(banned);
    return change(actor, tenant, reader, expectation, profile, new Objections());
  }

  /**
   * Deletes a user and all their sessions.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    Reader reader = find(site, id);
    expectation.requireMet(reader.getVersion());
    Changes changes = Changes.ended(Snapshot.of(reader.getProfile()));
    trail.record(actor, AuditEvent.USER_DELETED, tenant, target(reader), changes);
    readers.delete(site, id);
  }

  /**
   * An invitation that was made.
   *
   * @param made with the secret for the link, which is stored nowhere
   */
  record Invited(String siteName, String email, Invitations.Made made) {}

  /**
   * Makes an invitation, which replaces an earlier one.
   *
   * @throws ChangeRefused and nothing is changed
   */
  Invited invite(Actor actor, TenantId site, long id) {
    Tenant tenant = sites.find(actor, site, Right.CONFIGURE);
    Reader reader = find(site, id);
    requireInvitable(reader.getProfile());
    Invitations.Made made = invitations.make(reader);
    Changes changes = Changes.none().with("expiresAt", null, made.expiresAt()).hiding("link");
    trail.record(actor, AuditEvent.USER_INVITED, tenant, target(reader), changes);
    return new Invited(tenant.getSettings().getName(), reader.getProfile().getEmail(), made);
  }

  private static void requireInvitable(ReaderProfile profile) {
    if (profile.isBanned()) {
      throw new Conflict("The user is suspended.");
    }
    if (profile.getEmail() == null) {
      throw new Conflict("The user has no e-mail address to sign in with.");
    }
  }

  private Reader find(TenantId site, long id) {
    return readers.find(site, id).orElseThrow(Missing::new);
  }

  static String target(Reader reader) {
    ReaderProfile profile = reader.getProfile();
    String name = profile.getEmail() == null ? profile.getExternalId() : profile.getEmail();
    return "user " + reader.getId() + ": " + name;
  }
}
