package dev.gatehouse.session;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking, as far as a live session or a verified token tells.
 *
 * @param readerId the tenant's user, or {@code null} for somebody without one
 * @param name what to call the reader; {@code null} when unknown
 * @param groups ids of the permission groups that count for this request
 * @param visitor whether only what is marked for visitors may be seen
 * @param team whether it is one of the team that runs the site, who sees what any group sees
 * @param userData what the company's app wants its pages to know of the reader
 * @param opens ids of the sites that the sign-in opened; empty means this one
 * @param language tag of the language that the reader's app speaks to him, or {@code null}
 * @param connectionId the connection that vouches for the reader, or {@code null}
 */
public record Caller(
    TenantId tenant,
    Long readerId,
    String name,
    Role role,
    Set<String> groups,
    boolean visitor,
    boolean team,
    Map<String, Object> userData,
    Set<Long> opens,
    String language,
    Long connectionId) {

  /**
   * The caller whom a verified token means: a reader of the tenant, or somebody without a name.
   *
   * @param groups of the token, those that exist
   * @param visitor whether somebody who is no reader counts as a visitor
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
        reader.map(Reader::getProfile).map(ReaderProfile::getRole).orElse(Role.VIEWER),
        Set.copyOf(all),
        visitor && reader.isEmpty(),
        false,
        identity.userData(),
        Set.of(),
        reader.map(known -> known.getProfile().getLang()).orElse(identity.lang()),
        connectionId);
  }

  /**
   * The same caller with a role no higher than the ceiling of the connection that vouches for him:
   * lowering it counts at once, whatever role is stored from before.
   */
  public Caller cappedBy(Role ceiling) {
    return new Caller(
        tenant,
        readerId,
        name,
        role.cappedBy(ceiling),
        groups,
        visitor,
        team,
        userData,
        opens,
        language,
        connectionId);
  }

  /** A reader who showed himself who he is, without a token. */
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

  /** One of the team that runs the site, in a reader's session. */
  public static Caller team(TenantId tenant, String name) {
    return new Caller(
        tenant, null, name, Role.ADMIN, Set.of(), false, true, Map.of(), Set.of(), null, null);
  }

  /** Somebody whom a password lets in that everybody shares, or a secret link. */
  public static Caller guest(TenantId tenant) {
    return new Caller(
        tenant, null, null, Role.VIEWER, Set.of(), false, false, Map.of(), Set.of(), null, null);
  }

  /** Whether the site knows who it is: a user of the tenant or one of the team. */
  public boolean isSomebody() {
    return readerId != null || team;
  }

  /** Groups for the container: role names, and permission groups behind a prefix of their own. */
  public Set<String> containerGroups() {
    Set<String> all = new LinkedHashSet<>();
    role.andLower().forEach(lower -> all.add(lower.text()));
    // Without the prefix a permission group called "admin" would be a role.
    groups.forEach(group -> all.add("group:" + group));
    return all;
  }
}
