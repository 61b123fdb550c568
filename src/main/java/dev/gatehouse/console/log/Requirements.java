package dev.gatehouse.console.log;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.VendorTexts;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.claims.ClaimCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the checks of a recorded sign-in require, in words. */
@ApplicationScoped
public class Requirements {
  private static final String BUNDLE = "log";

  /** Kinds of checks that name a claim, by how their names begin; older events have all of them. */
  private static final Map<String, String> OF_CLAIMS =
      Map.of(
          "required claim ", "check.required",
          "identity claim ", "check.identity",
          "optional claim ", "check.optional");

  @Inject Protocols protocols;
  @Inject Sites sites;
  @Inject ConsoleTexts texts;

  /**
   * The requirements of an event's checks by their names: in the words of the vendor's texts, in
   * ours, or in those of the rule. An event records names only, so a rule is told as it is now.
   */
  Map<String, String> of(Tenant tenant, SignInEvent event) {
    Site site = sites.of(tenant);
    Optional<Connection> connection =
        Optional.ofNullable(event.getConnectionId()).flatMap(site::connection);
    Optional<Protocol> protocol = protocol(connection, event);
    Optional<VendorTexts> vendor = protocol.map(spoken -> new VendorTexts(spoken.name()));
    List<ClaimCheck> rules =
        connection.isEmpty() || protocol.isEmpty() || surface(event).isEmpty()
            ? List.of()
            : protocol
                .get()
                .rules(
                    // No signature is verified, so no key is decrypted.
                    new LiveConnection(site, connection.get(), protocol.get(), List.of()),
                    surface(event).get())
                .checks();
    return event.getChecks().all().stream()
        .map(check -> check.name())
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> words(name, vendor, rules)));
  }

  /** The event's name tells the protocol of a connection that is deleted. */
  private Optional<Protocol> protocol(Optional<Connection> connection, SignInEvent event) {
    return connection
        .flatMap(found -> protocols.named(found.getProtocol()))
        .or(
            () ->
                surface(event)
                    .flatMap(
                        surface ->
                            protocols.all().stream()
                                .filter(spoken -> names(spoken, surface).contains(event.getName()))
                                .findFirst()));
  }

  private static List<String> names(Protocol protocol, Surface surface) {
    return List.of(protocol.eventName(surface, true), protocol.eventName(surface, false));
  }

  private static Optional<Surface> surface(SignInEvent event) {
    return Surface.named(event.getSurface());
  }

  private String words(String name, Optional<VendorTexts> vendor, List<ClaimCheck> rules) {
    String key = "check." + name.replace(' ', '-');
    return vendor
        .flatMap(said -> said.find(key))
        .or(() -> claim(name))
        .or(() -> texts.find(BUNDLE, key))
        .or(() -> rule(name, rules))
        .orElse("");
  }

  private Optional<String> claim(String name) {
    return OF_CLAIMS.entrySet().stream()
        .filter(kind -> name.startsWith(kind.getKey()))
        .findFirst()
        .map(kind -> texts.of(BUNDLE, kind.getValue(), name.substring(kind.getKey().length())));
  }

  private static Optional<String> rule(String name, List<ClaimCheck> rules) {
    return rules.stream()
        .filter(check -> check.name().equals(name))
        .map(ClaimCheck::rule)
        .findFirst();
  }
}
