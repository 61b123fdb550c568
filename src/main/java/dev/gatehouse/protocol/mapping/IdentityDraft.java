package dev.gatehouse.protocol.mapping;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.token.claims.ClaimType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An identity while rules change it. A later rule replaces what an earlier one set. */
final class IdentityDraft {
  private static final ClaimType<Map<String, Object>> FIELDS = ClaimType.object(4096);

  private final Identity token;
  private final Role ceiling;
  private final boolean tellsValues;
  private final Set<String> groups;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Role role;
  private String lang;

  /**
   * @param token what the vendor's table makes of the claims
   * @param ceiling the highest role that a rule gives
   * @param tellsValues whether the effects of rules quote values of claims
   */
  IdentityDraft(Identity token, Role ceiling, boolean tellsValues) {
    this.token = token;
    this.ceiling = ceiling;
    this.tellsValues = tellsValues;
    groups = new TreeSet<>(token.groups());
    role = token.role();
    lang = token.lang();
    if (token.customFields() != null) {
      fields.putAll(token.customFields());
    }
  }

  /** Does what a rule says; returns what that was, in its order. */
  List<String> apply(Rule rule, Map<String, Object> claims) {
    List<String> effects = new ArrayList<>();
    add(rule.groups()).ifPresent(effects::add);
    if (rule.groupsFrom() != null) {
      addFrom(rule.groupsFrom(), claims, effects);
    }
    give(rule.role()).ifPresent(effects::add);
    if (rule.lang() != null) {
      speak(rule.lang(), claims, effects);
    }
    rule.fields().forEach((name, source) -> set(name, source, claims, effects));
    if (rule.stop()) {
      effects.add("stop");
    }
    return effects;
  }

  Optional<String> add(Set<String> more) {
    groups.addAll(more);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of("groups " + String.join(", ", new TreeSet<>(more)));
  }

  private void addFrom(GroupSource source, Map<String, Object> claims, List<String> effects) {
    Set<String> more = new TreeSet<>(source.groups(claims));
    groups.addAll(more);
    String from = " from " + source.pointer().text();
    effects.add(
        tellsValues && !more.isEmpty()
            ? "groups " + String.join(", ", more) + from
            : more.size() + " groups" + from);
  }

  Optional<String> give(Role wanted) {
    if (wanted == null) {
      return Optional.empty();
    }
    role = wanted.cappedBy(ceiling);
    return Optional.of(
        "role " + role.text() + (role == wanted ? "" : " (the ceiling of the connection)"));
  }

  private void speak(Source source, Map<String, Object> claims, List<String> effects) {
    // Backends of Java and of Unix write "de_AT".
    Optional<String> tag =
        source
            .find(claims)
            .flatMap(Condition::text)
            .map(text -> text.replace('_', '-'))
            .filter(ReaderProfile::isLanguageTag);
    tag.ifPresent(found -> lang = found);
    effects.add(
        tag.isEmpty()
            ? "no language " + source
            : source.literal() != null || tellsValues
                ? "language " + tag.get()
                : "language " + source);
  }

  private void set(String name, Source source, Map<String, Object> claims, List<String> effects) {
    Optional<Object> value = source.find(claims);
    Map<String, Object> more = new LinkedHashMap<>(fields);
    value.ifPresent(found -> more.put(name, found));
    boolean fits = FIELDS.reader().apply(more).isPresent();
    if (value.isPresent() && fits) {
      fields.put(name, value.get());
    }
    String told =
        tellsValues && source.literal() == null && value.isPresent()
            ? "\"" + Condition.text(value.get()).orElse("…") + "\""
            : source.toString();
    effects.add(
        value.isEmpty() || !fits
            ? "no field " + name + (fits ? " " + source : ": custom fields have at most 4096 bytes")
            : "field " + name + " " + told);
  }

  /**
   * The identity as the rules made it.
   *
   * @param preset the role, if neither the token nor a rule gave one; {@code null} leaves that of a
   *     known user
   */
  Identity identity(Role preset) {
    return new Identity(
        token.externalId(),
        token.email(),
        token.name(),
        role == null ? preset : role,
        lang,
        token.avatarUrl(),
        fields.isEmpty() ? token.customFields() : fields,
        Set.copyOf(groups),
        token.userData());
  }
}
