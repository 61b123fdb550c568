package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.ReportOnly;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which settings of a connection can be set to report only, and their values. */
public final class ReportableRules {
  private ReportableRules() {}

  /** The rules of a kind of connection that can be set to report, in the order of the form. */
  public static List<String> members(Protocol protocol) {
    return ReportOnly.MEMBERS.stream().filter(member -> isTriable(member, protocol)).toList();
  }

  /** An issuer that says where the keys are cannot be tried beside another. */
  private static boolean isTriable(String member, Protocol protocol) {
    return switch (member) {
      case "issuer" ->
          protocol.description().settings().contains(member)
              && protocol.as(Ability.PublishesKeys.class).isEmpty();
      case "audience", "algorithm" -> protocol.description().settings().contains(member);
      case "requiredClaims", "maxLifetimeSeconds" -> !protocol.makesTokens();
      default -> true;
    };
  }

  /** Settings as JSON values by their names, as they are when a stored rule is read. */
  public static Map<String, Object> values(
      ConnectionSettings settings, Collection<String> members) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Member member : Member.of(ConnectionSettings.class)) {
      if (members.contains(member.name())) {
        Object value = member.read(settings);
        values.put(member.name(), value instanceof Integer number ? number.longValue() : value);
      }
    }
    return values;
  }
}
