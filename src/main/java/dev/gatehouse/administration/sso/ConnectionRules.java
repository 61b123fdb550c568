package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.operator.Right;
import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.PathTemplate;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of a connection: its settings' own, its protocol's demands, options, sites and keys.
 */
@ApplicationScoped
public class ConnectionRules {
  @Inject Protocols protocols;
  @Inject Rules rules;
  @Inject Tenants tenants;
  @Inject PermissionGroups groups;
  @Inject ProviderHosts hosts;

  /** The protocol of a name; objects to a name of none. */
  Optional<Protocol> protocol(String name, Objections objections) {
    Optional<Protocol> protocol = name == null ? Optional.empty() : protocols.named(name);
    if (protocol.isEmpty()) {
      objections.objectOnce("protocol", "must be one of " + available());
    }
    return protocol;
  }

  private String available() {
    return protocols.all().stream().map(Protocol::name).collect(Collectors.joining(", "));
  }

  /** Everything that is wrong with settings and that needs no database to tell. */
  public Objections check(ConnectionSettings settings, Protocol protocol) {
    ConnectionSettings checked = settings.copy();
    Objections objections = new Objections();
    takeOptions(checked, protocol.name(), Map.of(), objections);
    apply(checked, protocol, objections);
    return objections;
  }

  /**
   * Gives every option a value: the one that was set, or the preset where none was or a wrong one.
   * What another protocol requires has none. Rules grow: a value that is stored is not wrong.
   */
  private void takeOptions(
      ConnectionSettings settings,
      String protocol,
      Map<String, Object> stored,
      Objections objections) {
    List<Option<?>> own = own(protocol);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option<?> option : protocols.options(protocol)) {
      Object value = settings.getOptions().getOrDefault(option.name(), option.preset());
      if (value == null && option.isRequired() && !own.contains(option)) {
        continue;
      }
      if (value != null && value.equals(stored.get(option.name()))) {
        values.put(option.name(), value);
        continue;
      }
      Optional<String> wrong =
          option
              .objection(value)
              .or(() -> own.contains(option) ? taken(option, value, protocol) : Optional.empty());
      wrong.ifPresent(message -> objections.objectOnce(option.name(), message));
      values.put(option.name(), wrong.isPresent() ? option.preset() : value);
    }
    settings.setOptions(values);
  }

  private Optional<String> taken(Option<?> option, Object value, String protocol) {
    return option.kind() == Option.Kind.PATH && isTaken((String) value, protocol)
        ? Optional.of("is an address of another protocol")
        : Optional.empty();
  }

  /** Whether backends call at this path, or another protocol than the named one signs in there. */
  private boolean isTaken(String path, String protocol) {
    ConnectionSettings defaults = new ConnectionSettings();
    return protocols.isBackChannel(path)
        || protocols.all().stream()
            .filter(other -> !other.name().equals(protocol))
            .flatMap(other -> other.signInPaths(defaults).stream())
            .anyMatch(address -> new PathTemplate(address).matches(path));
  }

  /**
   * Gives every option a value, and objects to those that are wrong and to sites that a connection
   * is newly to open, unless the actor runs them as well: the operator who signs for the connection
   * then signs readers in there.
   *
   * @param protocol name of the connection's protocol
   * @param stored the options until now; empty for a new connection
   * @param before sites that the connection opens already
   */
  void takeOptions(
      Actor actor,
      ConnectionSettings settings,
      String protocol,
      TenantId site,
      Map<String, Object> stored,
      Collection<Long> before,
      Objections objections) {
    takeOptions(settings, protocol, stored, objections);
    Set<Long> permitted = new HashSet<>(before);
    permitted.add(site.value());
    for (Option<?> option : protocols.options(protocol)) {
      if (option.kind() == Option.Kind.SITES && !objections.isWrong(option.name())) {
        requireConsent(actor, settings, option, permitted, objections);
      }
    }
    own(protocol).stream()
        .filter(option -> option.kind() == Option.Kind.SITES)
        .forEach(
            option ->
                settings.getOptions().put(option.name(), withOwn(site, sites(option, settings))));
  }

  /** The options that only connections of this protocol have. */
  private List<Option<?>> own(String protocol) {
    return protocols
        .named(String.valueOf(protocol))
        .map(spoken -> spoken.description().options())
        .orElse(List.of());
  }

  private void requireConsent(
      Actor actor,
      ConnectionSettings settings,
      Option<?> option,
      Set<Long> permitted,
      Objections objections) {
    List<Long> sites =
        sites(option, settings).stream().filter(id -> !permitted.contains(id)).toList();
    Set<Long> wrong = new TreeSet<>(tenants.unknown(sites));
    sites.stream()
        .filter(id -> !actor.rights().may(Right.CONFIGURE, new TenantId(id)))
        .forEach(wrong::add);
    if (!wrong.isEmpty()) {
      objections.object(option.name(), "names sites that do not exist: " + wrong);
    }
  }

  private static List<Long> sites(Option<?> option, ConnectionSettings settings) {
    return ((List<?>) option.of(settings)).stream().map(Long.class::cast).toList();
  }

  private static List<Long> withOwn(TenantId site, List<Long> others) {
    Set<Long> all = new LinkedHashSet<>(List.of(site.value()));
    all.addAll(others);
    return List.copyOf(all);
  }

  /**
   * Fills in the protocol's default skew and name space of users, and applies the settings' rules
   * and the protocol's demands.
   */
  void apply(ConnectionSettings settings, Protocol protocol, Objections objections) {
    if (settings.getClockSkewSeconds() == null) {
      settings.setClockSkewSeconds(protocol.description().defaultClockSkewSeconds());
    }
    if (ConnectionSettings.DEFAULT_NAMESPACE.equals(settings.getUserNamespace())) {
      protocol.description().userNamespace(settings).ifPresent(settings::setUserNamespace);
    }
    rules.check(settings, objections);
    List<String> algorithms = protocol.description().algorithms();
    // An immutable list throws where it is asked for null.
    if (settings.getAlgorithm() == null || !algorithms.contains(settings.getAlgorithm())) {
      objections.objectOnce("algorithm", "must be " + String.join(" or ", algorithms));
    }
    requireUsableAddress(settings, objections);
    if (protocol.makesTokens()) {
      SettledTokens.check(settings.getRequirements(), objections);
    }
    protocol.description().objections(settings).forEach(objections::objectOnce);
    if (!objections.isWrong("mapping")) {
      ClaimMapping.read(settings, objections::breach);
    }
  }

  /** Objects to groups in the mapping that the site does not have. */
  void requireKnownGroups(ConnectionSettings settings, TenantId site, Objections objections) {
    if (objections.isWrong("mapping")) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    ClaimMapping mapping = ClaimMapping.read(settings, (field, message) -> wrong.add(field));
    if (!wrong.isEmpty() || mapping.isEmpty()) {
      return;
    }
    Set<String> known = groups.ids(site);
    mapping.eachGroupList(
        (member, ids) -> {
          Set<String> unknown = new TreeSet<>(ids);
          unknown.removeAll(known);
          if (!unknown.isEmpty()) {
            objections.breach(
                member,
                "names a group that this site does not have: " + String.join(", ", unknown));
          }
        });
  }

  private void requireUsableAddress(ConnectionSettings settings, Objections objections) {
    String url = ConnectionKeys.jwksUrl(settings);
    if (url.isEmpty()) {
      return;
    }
    String member = ConnectionKeys.JWKS_URL.name();
    hosts.objection(url).ifPresent(wrong -> objections.objectOnce(member, wrong));
    if (PublicAlgorithm.named(settings.getAlgorithm()).isEmpty()) {
      objections.objectOnce(
          member, "is for the algorithms " + String.join(", ", PublicAlgorithm.NAMES));
    }
  }
}
