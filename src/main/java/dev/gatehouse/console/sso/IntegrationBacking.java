package dev.gatehouse.console.sso;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.snippets.Snippet;
import dev.gatehouse.protocol.snippets.SnippetValues;
import dev.gatehouse.protocol.snippets.Snippets;
import dev.gatehouse.signin.console.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a company needs for its own backend: addresses, and code samples filled with them. */
@Named("integration")
@RequestScoped
public class IntegrationBacking {
  @Inject SiteInView site;
  @Inject HttpServletRequest request;
  @Inject ConnectionBacking connection;
  @Inject Snippets snippets;

  /** A full address and the key of the text that says what it is for. */
  public record Place(String name, String url) {}

  public List<Place> getPlaces() {
    List<Place> places = new ArrayList<>();
    for (Address address : connection.spoken().description().addresses(connection.getStored())) {
      origins().forEach(origin -> places.add(place(address, origin)));
      if (address.onBaseHost()) {
        places.add(place(address, base()));
      }
    }
    return places;
  }

  private static Place place(Address address, String origin) {
    return new Place(address.name(), origin + address.path());
  }

  public List<Snippet> getSnippets() {
    return snippets.of(
        connection.getProtocol(),
        new SnippetValues(
            site.getSubdomain(),
            site.getNumber(),
            origins(),
            base(),
            connection.getClientId(),
            connection.getStored(),
            connection.spoken().description().options()));
  }

  /** The origins of the site by which operators reach it: its subdomain's, then custom domains'. */
  private List<String> origins() {
    Stream<String> domains =
        site.tenant().getSettings().getCustomDomains().stream()
            .sorted()
            .map(domain -> scheme() + domain + port());
    return Stream.concat(Stream.of(scheme() + site.getSubdomain() + "." + authority()), domains)
        .toList();
  }

  /** The origin of the base host. */
  private String base() {
    return scheme() + authority();
  }

  private String scheme() {
    return Incoming.of(request).secure() ? "https://" : "http://";
  }

  /** Host and port by which the operator reached the console. */
  private String authority() {
    return ConsoleVisit.of(request).map(ConsoleVisit::authority).orElseThrow();
  }

  private String port() {
    String authority = authority();
    int colon = authority.lastIndexOf(':');
    return colon < 0 ? "" : authority.substring(colon);
  }
}
