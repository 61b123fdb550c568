package dev.gatehouse.console.sso;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.snippets.Snippet;
import dev.gatehouse.protocol.snippets.SnippetValues;
import dev.gatehouse.protocol.snippets.Snippets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** What a company puts into its own program: addresses, and programs that are filled with them. */
@Named("integration")
@RequestScoped
public class IntegrationBacking {
  @Inject SiteInView site;
  @Inject SiteOrigins origins;
  @Inject ConnectionBacking connection;
  @Inject Snippets snippets;

  /** An address in full, by the host that it is at. */
  public record Place(String name, String url) {}

  public List<Place> getPlaces() {
    List<Place> places = new ArrayList<>();
    for (Address address : connection.spoken().description().addresses(connection.getStored())) {
      origins.all().forEach(origin -> places.add(place(address, origin)));
      if (address.onBaseHost()) {
        places.add(place(address, origins.base()));
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
            origins.all(),
            origins.base(),
            connection.getClientId(),
            connection.getStored()));
  }
}
