package dev.gatehouse.protocol;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The protocols that this Gatehouse speaks, and a site's connections made ready to verify. */
@ApplicationScoped
public class Protocols {
  @Inject @Any Instance<Protocol> found;
  @Inject ConnectionKeys keys;
  @Inject Clock clock;

  private static final ConnectionSettings DEFAULTS = new ConnectionSettings();
  private static final Duration UNUSED = Duration.ofMinutes(1);

  /**
   * Keyed by the loaded site, by identity as weak keys are: a site that is loaded again is compiled
   * again. An old one, which its own connections reference, is dropped a minute after its last use,
   * and the deleted keys with it.
   */
  private final Cache<Site, Compiled> compiled =
      Caches.builder().weakKeys().expireAfterAccess(UNUSED).maximumSize(10_000).build();

  /**
   * @param owners names of the protocols by the sign-in addresses that belong to them
   * @param templates those of the addresses whose last segment is in braces
   */
  private record Compiled(
      List<LiveConnection> connections, Map<String, Set<String>> owners, List<String> templates) {}

  private List<Protocol> all;
  private TokenParameters tokenParameters;
  private Set<String> tokenHeaders;
  private Set<String> backChannel;

  /** Once, since every request asks for them and they never change. */
  @PostConstruct
  void collect() {
    all = found.stream().sorted(Comparator.comparing(Protocol::name)).toList();
    tokenParameters = TokenParameters.of(all);
    tokenHeaders =
        all.stream()
            .flatMap(protocol -> protocol.tokenHeaders().stream())
            .collect(Collectors.toUnmodifiableSet());
    backChannel =
        all.stream()
            .flatMap(protocol -> protocol.as(Ability.CalledByBackends.class).stream())
            .flatMap(called -> called.backChannelPaths().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Every protocol, by name. */
  public List<Protocol> all() {
    return all;
  }

  public Optional<Protocol> named(String name) {
    return all.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
  }

  /** The protocol that a stored connection speaks. */
  public Protocol of(Connection connection) {
    return named(connection.getProtocol())
        .orElseThrow(() -> new IllegalStateException("no protocol " + connection.getProtocol()));
  }

  /**
   * The options that connections of a protocol have in the admin API: its own first, then those of
   * the other protocols, since a connection is one resource with the same members for all.
   *
   * @param protocol name of one, or of none that is spoken here
   */
  public List<Option<?>> options(String protocol) {
    Map<String, Option<?>> options = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing((Protocol other) -> !other.name().equals(protocol)))
        .flatMap(other -> other.description().options().stream())
        .forEach(option -> options.putIfAbsent(option.name(), option));
    return List.copyOf(options.values());
  }

  /**
   * The settings with which a new connection begins.
   *
   * @param protocol as in {@link #options}
   */
  public ConnectionSettings defaults(String protocol) {
    ConnectionSettings settings = new ConnectionSettings();
    named(protocol)
        .ifPresent(spoken -> settings.setAlgorithm(spoken.description().algorithms().get(0)));
    new VendorTexts(protocol).find("name.default").ifPresent(settings::setName);
    return settings;
  }

  /** The parameters in which any protocol's credential travels to a page. */
  public TokenParameters tokenParameters() {
    return tokenParameters;
  }

  /** The headers in which any protocol's credential travels. */
  public Set<String> tokenHeaders() {
    return tokenHeaders;
  }

  /** Path and query without any protocol's credential; of a sign-in address nothing is left. */
  public String withoutToken(Site site, Incoming request) {
    return isSignIn(site, request) ? "/" : request.withoutTokens();
  }

  /** Whether a request is for an address at which credentials are handed over, and no page is. */
  public boolean isSignIn(Site site, Incoming request) {
    return !owners(site, request).isEmpty();
  }

  /**
   * What a protocol finds in a request. At a protocol's own address another one's parameter of the
   * same name means nothing; what a browser keeps comes along everywhere.
   */
  public List<Credential> find(
      Protocol protocol, ConnectionSettings settings, Site site, Incoming request) {
    List<Credential> found = protocol.find(request, settings);
    if (found.isEmpty()) {
      return found;
    }
    Set<String> owners = owners(site, request);
    return owners.isEmpty() || owners.contains(protocol.name())
        ? found
        : found.stream().filter(Credential::kept).toList();
  }

  /** What a request brings for a site's live connections, those of the default one first. */
  public List<Attempt> attempts(Site site, Incoming request) {
    List<Attempt> attempts = new ArrayList<>();
    for (LiveConnection connection : live(site)) {
      for (Credential found : find(connection.protocol(), connection.settings(), site, request)) {
        attempts.add(new Attempt(found, connection));
      }
    }
    return attempts;
  }

  /** A credential, and a connection that may have been meant by it. */
  public record Attempt(Credential credential, LiveConnection connection) {}

  private Set<String> owners(Site site, Incoming request) {
    Compiled known = compiled.get(site, this::compile);
    Set<String> exact = known.owners().get(PathTemplate.plain(request.path()));
    if (exact != null) {
      return exact;
    }
    for (String template : known.templates()) {
      if (request.isAt(template)) {
        return known.owners().get(template);
      }
    }
    return Set.of();
  }

  /** By the settings of the site's connections and by those of a new one, which refuses there. */
  private Map<String, Set<String>> ownersOf(Site site) {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Protocol protocol : all) {
      Stream.concat(
              site.connections().stream()
                  .filter(connection -> connection.getProtocol().equals(protocol.name()))
                  .map(Connection::getSettings),
              Stream.of(DEFAULTS))
          .flatMap(settings -> protocol.signInPaths(settings).stream())
          .map(PathTemplate::plain)
          .forEach(
              address ->
                  owners.computeIfAbsent(address, any -> new HashSet<>()).add(protocol.name()));
    }
    return owners;
  }

  /** Whether a company's backend calls at this address. */
  public boolean isBackChannel(String path) {
    return backChannel.contains(path);
  }

  /** A site's enabled connections that have a usable key, the default one first. */
  public List<LiveConnection> live(Site site) {
    Instant now = clock.instant();
    return compiled.get(site, this::compile).connections().stream()
        .filter(live -> live.mayVerify(now))
        .toList();
  }

  private Compiled compile(Site site) {
    List<LiveConnection> connections =
        site.enabledConnections().stream()
            .sorted(Comparator.comparing((Connection c) -> !c.getSettings().isDefaultConnection()))
            .flatMap(connection -> compile(site, connection).stream())
            .toList();
    Map<String, Set<String>> owners = ownersOf(site);
    List<String> templates =
        owners.keySet().stream()
            .filter(address -> new PathTemplate(address).parameter().isPresent())
            .toList();
    return new Compiled(connections, owners, templates);
  }

  /** One connection with its keys, whether it is enabled or not. */
  public Optional<LiveConnection> compile(Site site, Connection connection) {
    return named(connection.getProtocol())
        .map(
            protocol ->
                new LiveConnection(
                    site, connection, protocol, keys.of(site, connection, protocol)));
  }
}
