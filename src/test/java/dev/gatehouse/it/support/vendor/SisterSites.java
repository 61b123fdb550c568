package dev.gatehouse.it.support.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A company with three sites: one with the connection, one that it opens, and one that it does not.
 */
public final class SisterSites {
  final AdminApi admin = new AdminApi();
  public final Site second;
  public final Site third;
  public final Site other;
  public final ProProfsCompany backend;
  public final Company first;

  /** A site without a connection of its own. */
  public record Site(AdminApi admin, long id, String subdomain) {
    public String host() {
      return subdomain + ".localhost";
    }

    public String origin() {
      return "http://" + host() + ":" + Http.port();
    }

    public String path() {
      return "/sites/" + subdomain;
    }

    public long register(String person) {
      return ProProfsCompany.register(admin, path(), person);
    }

    public List<JsonNode> list(String resource) {
      return admin.get(path() + resource).json().findValues("items").stream()
          .flatMap(items -> Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(items::get))
          .toList();
    }
  }

  public SisterSites() {
    second = site("second");
    third = site("third");
    other = site("other");
    backend = ProProfsCompany.with(Map.of(), Map.of("siteIds", List.of(second.id(), third.id())));
    first = backend.company;
  }

  private Site site(String name) {
    String subdomain = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, Object> settings = Map.of("subdomain", subdomain, "name", "The " + name + " site");
    long id = Company.created(admin.post("/sites", settings)).path("id").asLong();
    return new Site(admin, id, subdomain);
  }

  /** The first site as one among the others. */
  public Site firstSite() {
    return new Site(admin, first.siteId, first.subdomain);
  }

  /** Signs somebody in at the first site, with these sites opened. */
  public Answer signIn(Traveller browser, String person, Long... sites) {
    return signIn(browser, claims(person, sites));
  }

  public Answer signIn(Traveller browser, Map<String, Object> claims) {
    return browser.get(firstSite().origin() + ProProfsCompany.SIGN_IN + backend.token(claims));
  }

  public static Map<String, Object> claims(String person, Long... sites) {
    return ProProfsCompany.claims(
        person,
        "site_access",
        Stream.of(sites).map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** The address of a first site's link to another one. */
  public String link(Site to) {
    return firstSite().origin() + "/access/site/" + to.id();
  }
}
