package dev.gatehouse.console.sso;

import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.administration.sso.ProviderRequests;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription.Variant;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.KeyUse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A site's single sign-on: its switch, its connections by protocol, and announced providers. */
@Named("providers")
@RequestScoped
public class ProvidersBacking {
  @Inject HttpServletRequest request;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject Protocols protocols;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;
  @Inject Clock clock;
  @Inject ProviderRequests requests;
  @Inject SiteChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  /**
   * A protocol that Gatehouse speaks, or a variant of one, and the site's connections of it.
   *
   * @param variant {@code null} where the protocol has none
   */
  public record ProtocolCard(String protocol, String variant, List<ConnectionLine> connections) {
    public String id() {
      return variant == null ? protocol : variant;
    }

    /** What the address of a new connection's page says of it. */
    public String query() {
      return "protocol=" + protocol + (variant == null ? "" : "&variant=" + variant);
    }
  }

  /**
   * A connection on its protocol's card.
   *
   * @param enabled whether it is switched on itself
   * @param publishes whether keys are published elsewhere, of whose use nothing is known here
   * @param usable whether it has an active key, or keys are published
   * @param lastUsed when a token was last verified with one of its keys, or {@code null}
   */
  public record ConnectionLine(
      long id,
      String name,
      boolean enabled,
      boolean isDefault,
      boolean publishes,
      boolean usable,
      Instant lastUsed) {}

  /**
   * A way to sign in that Gatehouse does not speak yet.
   *
   * @param wanted whether the operator asked for a notification
   */
  public record AnnouncedCard(String code, boolean wanted) {}

  private List<ProtocolCard> cards;
  private Set<AnnouncedProvider> wanted;
  private Boolean switched;

  /** Protocols in which the company's own backend signs readers in. */
  public List<ProtocolCard> getBackends() {
    return all().stream().filter(card -> card.variant() == null).toList();
  }

  /** Identity providers, which are variants of a protocol. */
  public List<ProtocolCard> getIdentityProviders() {
    return all().stream().filter(card -> card.variant() != null).toList();
  }

  private List<ProtocolCard> all() {
    if (cards == null) {
      cards = read(site.id());
    }
    return cards;
  }

  /** A card for every protocol and variant, those with connections first. */
  private List<ProtocolCard> read(TenantId site) {
    // Key use is written down from time to time; the page shows it as of now.
    keyUse.flush();
    List<Connection> all = connections.of(site);
    return protocols.all().stream()
        .flatMap(protocol -> cards(protocol, all))
        .sorted(Comparator.comparing((ProtocolCard card) -> card.connections().isEmpty()))
        .toList();
  }

  private Stream<ProtocolCard> cards(Protocol protocol, List<Connection> all) {
    List<Connection> speaking =
        all.stream().filter(one -> one.getProtocol().equals(protocol.name())).toList();
    List<Variant> variants = protocol.description().variants();
    return variants.isEmpty()
        ? Stream.of(new ProtocolCard(protocol.name(), null, lines(speaking.stream())))
        : variants.stream()
            .map(
                variant ->
                    new ProtocolCard(
                        protocol.name(),
                        variant.value(),
                        lines(speaking.stream().filter(one -> variant.covers(one.getSettings())))));
  }

  private List<ConnectionLine> lines(Stream<Connection> all) {
    return all.map(this::line).toList();
  }

  private ConnectionLine line(Connection connection) {
    List<SigningKey> keys = signingKeys.of(connection.tenantId(), connection.getId());
    Instant now = clock.instant();
    boolean publishes =
        !ConnectionKeys.jwksUrl(connection.getSettings()).isEmpty()
            || protocols.of(connection).as(Ability.PublishesKeys.class).isPresent();
    return new ConnectionLine(
        connection.getId(),
        connection.getSettings().getName(),
        connection.getSettings().isEnabled(),
        connection.getSettings().isDefaultConnection(),
        publishes,
        publishes || keys.stream().anyMatch(key -> key.isActive(now)),
        keys.stream()
            .map(SigningKey::getLastUsedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  public List<AnnouncedCard> getAnnounced() {
    if (wanted == null) {
      wanted = requests.of(current.actor());
    }
    return AnnouncedProvider.upcoming().stream()
        .map(provider -> new AnnouncedCard(provider.code(), wanted.contains(provider)))
        .toList();
  }

  public boolean isOn() {
    return switched == null ? site.tenant().getSettings().isSsoEnabled() : switched;
  }

  /**
   * Sets the opposite of what the page showed, even if another operator pressed the switch since.
   */
  public void throwSwitch() {
    boolean on = Boolean.parseBoolean(ReadParameters.of(request).getParameter("on"));
    if (action.perform(actor -> changes.switchSso(actor, site.id(), on))) {
      switched = on;
      Notices.done(texts.of("sso", on ? "switch.isOn" : "switch.isOff"));
    }
  }

  /** Adds or withdraws a request to be notified of a provider. */
  public void toggle(String code) {
    AnnouncedProvider.of(code)
        .ifPresent(
            provider -> {
              boolean now =
                  getAnnounced().stream().noneMatch(c -> c.code().equals(code) && c.wanted());
              if (action.perform(actor -> requests.set(actor, provider, now))) {
                wanted = null;
              }
            });
  }
}
