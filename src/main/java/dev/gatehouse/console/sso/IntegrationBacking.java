package dev.gatehouse.console.sso;

import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.snippets.Snippet;
import dev.gatehouse.protocol.snippets.SnippetValues;
import dev.gatehouse.protocol.snippets.Snippets;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a company needs for its own backend: addresses, and code samples filled with them. */
@Named("integration")
@RequestScoped
public class IntegrationBacking {
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject ConnectionBacking connection;
  @Inject Snippets snippets;

  /** A full address and the key of the text that says what it is for. */
  public record Place(String name, String url) {}

  public List<Place> getPlaces() {
    List<Place> places = new ArrayList<>();
    for (Address address : connection.spoken().description().addresses(connection.getStored())) {
      origins().forEach(origin -> places.add(place(address, origin)));
      if (address.onBaseHost()) {
        places.add(place(address, current.visit().origin()));
      }
    }
    return places;
  }

  private Place place(Address address, String origin) {
    return new Place(
        address.name(), origin + Address.ofConnection(address.path(), connection.getId()));
  }

  public List<Snippet> getSnippets() {
    return snippets.of(connection.getProtocol(), values());
  }

  /** The environment variable from which the samples read the secret, or the private key's file. */
  Optional<String> variable() {
    return snippets.variable(connection.getProtocol(), values());
  }

  /** Where readers reach the site. */
  public String getOrigin() {
    return origins().get(0);
  }

  /** Where the company's backend says that somebody signed out of its app. */
  public String getLogoutUrl() {
    return site.getOrigin() + Paths.BACKEND_LOGOUT;
  }

  /** By what it names the connection there. */
  public String getBackendClient() {
    return Connection.backendClient(
        connection.getClientId(), String.valueOf(site.getNumber()), connection.getId());
  }

  public List<Snippet> getLogoutSnippets() {
    return snippets.ofLogout(connection.getProtocol(), values());
  }

  private SnippetValues values() {
    return new SnippetValues(
        site.getSubdomain(),
        site.getNumber(),
        origins(),
        current.visit().origin(),
        connection.getClientId(),
        getBackendClient(),
        connection.getStored(),
        connection.spoken().description().options());
  }

  /** Where readers reach the site: at its subdomain, then custom domains; a gate only at these. */
  private List<String> origins() {
    SiteSettings settings = site.tenant().getSettings();
    List<String> ofGate = settings.gateOrigins();
    if (!ofGate.isEmpty()) {
      return ofGate;
    }
    ConsoleVisit visit = current.visit();
    String port = visit.authority().replaceFirst("^.*?(:\\d+)?$", "$1");
    Stream<String> domains =
        settings.getCustomDomains().stream()
            .sorted()
            .map(domain -> visit.scheme() + "//" + domain + port);
    return Stream.concat(Stream.of(site.getOrigin()), domains).toList();
  }
}
