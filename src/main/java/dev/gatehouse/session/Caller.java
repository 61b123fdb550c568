package dev.gatehouse.session;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The caller of a request, as a live session or a verified token identifies them.
 *
 * @param readerId the tenant's user, or {@code null} if the caller is none
 * @param name the display name; {@code null} if unknown
 * @param email the email address; {@code null} if unknown
 * @param externalId the id that the company's app has for them; {@code null} if unknown
 * @param groups ids of the permission groups that apply to this request
 * @param visitor whether the caller sees only what is marked for visitors
 * @param team whether the caller is an operator on the site's team, who sees what any group sees
 * @param userData data about the reader that the company's app sends for page templates
 * @param opens ids of the sites that the sign-in opened; empty means this one
 * @param language tag of the language in which the app addresses the reader, or {@code null}
 * @param connectionId the connection that vouches for the reader, or {@code null}
 * @param breakGlassUntil until when break-glass lets the caller in, who came by it; else {@code
 *     null}
 */
public record Caller(
    TenantId tenant,
    Long readerId,
    String name,
    String email,
    String externalId,
    Role role,
    Set<String> groups,
    boolean visitor,
    boolean team,
    Map<String, Object> userData,
    Set<Long> opens,
    String language,
    Long connectionId,
    Instant breakGlassUntil) {

  /**
   * The caller that a verified token identifies: a reader of the tenant, or an anonymous one.
   *
   * @param groups the existing groups that the token names
   * @param visitor whether a caller who is no reader counts as a visitor
   */
  public static Caller of(
      TenantId tenant,
      Optional<Reader> reader,
      Identity identity,
      Set<String> groups,
      boolean visitor,
      Long connectionId) {
    Set<String> all = new LinkedHashSet<>(groups);
    reader.map(Reader::getProfile).map(ReaderProfile::getGroups).ifPresent(all::addAll);
    return new Caller(
        tenant,
        reader.map(Reader::getId).orElse(null),
        reader.map(known -> known.getProfile().getName()).or(identity::displayName).orElse(null),
        reader.map(known -> known.getProfile().getEmail()).orElse(identity.email()),
        // Not the token's for a reader: it may be of the connection's own name space.
        reader.isPresent() ? reader.get().getProfile().getExternalId() : identity.externalId(),
        reader.map(Reader::getProfile).map(ReaderProfile::getRole).orElse(Role.VIEWER),
        Set.copyOf(all),
        visitor && reader.isEmpty(),
        false,
        identity.userData(),
        Set.of(),
        reader.map(known -> known.getProfile().getLang()).orElse(identity.lang()),
        connectionId,
        null);
  }

  /** The same caller, who is a reader of the tenant with this profile. */
  public Caller knownAs(
      long reader,
      String readerName,
      String readerEmail,
      String readerExternalId,
      Role readerRole,
      Set<String> readerGroups,
      String tag) {
    Set<String> all = new LinkedHashSet<>(groups);
    all.addAll(readerGroups);
    return new Caller(
        tenant,
        reader,
        readerName == null ? name : readerName,
        readerEmail == null ? email : readerEmail,
        readerExternalId,
        readerRole,
        Set.copyOf(all),
        false,
        team,
        userData,
        opens,
        tag == null ? language : tag,
        connectionId,
        breakGlassUntil);
  }

  /**
   * The same caller with a role no higher than the role ceiling of the connection. A lower ceiling
   * applies at once, whatever role is stored.
   */
  public Caller cappedBy(Role ceiling) {
    return new Caller(
        tenant,
        readerId,
        name,
        email,
        externalId,
        role.cappedBy(ceiling),
        groups,
        visitor,
        team,
        userData,
        opens,
        language,
        connectionId,
        breakGlassUntil);
  }

  /** A reader who signed in without a token. */
  public static Caller of(Reader reader) {
    ReaderProfile profile = reader.getProfile();
    Identity identity =
        new Identity(
            profile.getExternalId(),
            profile.getEmail(),
            profile.getName(),
            null,
            null,
            null,
            null,
            Set.of(),
            Map.of());
    return of(reader.tenantId(), Optional.of(reader), identity, Set.of(), false, null);
  }

  /** An operator of the site's team in a reader's session. */
  public static Caller team(TenantId tenant, String name) {
    return new Caller(
        tenant,
        null,
        name,
        null,
        null,
        Role.ADMIN,
        Set.of(),
        false,
        true,
        Map.of(),
        Set.of(),
        null,
        null,
        null);
  }

  /** An anonymous caller who signed in by the shared password or a secret link. */
  public static Caller guest(TenantId tenant) {
    return nameless(tenant, null);
  }

  /** Whoever came by break-glass, until it ends. */
  public static Caller breakGlass(TenantId tenant, Instant until) {
    return nameless(tenant, until);
  }

  private static Caller nameless(TenantId tenant, Instant breakGlassUntil) {
    return new Caller(
        tenant,
        null,
        null,
        null,
        null,
        Role.VIEWER,
        Set.of(),
        false,
        false,
        Map.of(),
        Set.of(),
        null,
        null,
        breakGlassUntil);
  }

  /** Whether the caller reads what any reader may, whatever groups are required. */
  public boolean readsEverything() {
    return team || breakGlassUntil != null;
  }

  /** Whether the site knows the caller: a user of the tenant or an operator of its team. */
  public boolean isIdentified() {
    return readerId != null || team;
  }

  /** The holder of a session that begins for this caller. */
  public SessionHolder holder() {
    return new SessionHolder(readerId, null, visitor, name);
  }

  /** Groups for the container: role names, and permission groups with a prefix. */
  public Set<String> containerGroups() {
    Set<String> all = new LinkedHashSet<>();
    role.andLower().forEach(lower -> all.add(lower.text()));
    // Without the prefix a permission group called "admin" would be a role.
    groups.forEach(group -> all.add("group:" + group));
    return all;
  }
}
