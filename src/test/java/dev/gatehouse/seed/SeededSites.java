package dev.gatehouse.seed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sites: one large one, 28 of a group of companies, and hundreds that are small. */
final class SeededSites {
  static final String LARGEST = "contoso";

  private static final int ALL = 463;
  private static final int FABRIKAM = 28;

  /** Every how many of the small sites has a connection. */
  private static final int CONNECTED = 8;

  /** Every how many of the group's sites has an identity provider as well. */
  private static final int WITH_PROVIDER = 4;

  private static final List<String> PROTOCOLS =
      List.of("helpcenter", "helpsite", "helpdocs", "proprofs", "document360");

  private static final List<String> COMPANIES =
      List.of(
          "Adatum",
          "Alpine Ski House",
          "Bellows",
          "Blue Yonder",
          "City Power",
          "Coho Winery",
          "Datum",
          "Fourth Coffee",
          "Graphic Design",
          "Humongous Insurance",
          "Lamna",
          "Liberty",
          "Litware",
          "Lucerne",
          "Margie's Travel",
          "Munson's Pickles",
          "Northwind",
          "Proseware",
          "Relecloud",
          "School of Fine Art",
          "Tailspin Toys",
          "Trey Research",
          "VanArsdel",
          "Wide World",
          "Wingtip Toys",
          "Woodgrove Bank",
          "Äpfel & Söhne",
          "Évian Rénovation");

  private static final List<String> PLACES =
      List.of(
          "Support",
          "Berlin",
          "Chicago",
          "Developers",
          "Düsseldorf",
          "Europe",
          "Handbook",
          "Lyon",
          "Madrid",
          "Oslo",
          "Partners",
          "Payments",
          "São Paulo",
          "Staff",
          "Tokyo",
          "Warehouse");

  private final AdminApi admin;

  SeededSites(AdminApi admin) {
    this.admin = admin;
  }

  List<SeededConnection> make() {
    List<SeededConnection> connections = new ArrayList<>();
    site(LARGEST, "Contoso Help Center");
    for (String protocol : PROTOCOLS) {
      connections.add(connection(LARGEST, protocol));
    }
    provider(LARGEST);
    for (int i = 1; i <= FABRIKAM; i++) {
      String subdomain = "fabrikam-" + i;
      site(subdomain, "Fabrikam " + PLACES.get(i % PLACES.size()) + " " + i);
      connections.add(connection(subdomain, PROTOCOLS.get(i % PROTOCOLS.size())));
      if (i % WITH_PROVIDER == 0) {
        provider(subdomain);
      }
    }
    for (int i = FABRIKAM + 1; i < ALL; i++) {
      String company = i % 100 == 0 ? "Contoso" : COMPANIES.get(i % COMPANIES.size());
      String subdomain = plain(company) + "-" + i;
      site(subdomain, company + " " + PLACES.get(i % PLACES.size()));
      if (i % CONNECTED == 0) {
        connections.add(connection(subdomain, PROTOCOLS.get(i % PROTOCOLS.size())));
      }
    }
    Seed.tell(ALL + " sites with " + connections.size() + " connections");
    return connections;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
  }

  private void site(String subdomain, String name) {
    made(admin.post("/sites", Map.of("subdomain", subdomain, "name", name)));
  }

  /** With two keys, of which the first has ended. */
  private SeededConnection connection(String site, String protocol) {
    String all = "/sites/" + site + "/connections";
    Optional<JsonNode> there =
        Company.items(admin.get(all)).stream()
            .filter(one -> one.path("protocol").asText().equals(protocol))
            .findFirst();
    if (there.isPresent()) {
      return new SeededConnection(site, protocol, there.get().path("clientId").asText(""));
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put("protocol", protocol);
    settings.put("name", "App (" + protocol + ")");
    settings.put("loginUrl", "https://app." + site + ".example/login");
    if (protocol.equals("helpcenter")) {
      settings.put("allowUnsolicited", true);
      settings.put("audience", audience(site));
    }
    JsonNode made = Company.created(admin.post(all, settings));
    SeededConnection connection =
        new SeededConnection(site, protocol, made.path("clientId").asText(""));
    String keys = all + "/" + made.path("id").asLong() + "/keys";
    for (String secret : List.of(connection.endedSecret(), connection.secret())) {
      Company.created(admin.post(keys, Map.of("secret", secret, "retireOthersAfterSeconds", 0)));
    }
    return connection;
  }

  /** An identity provider, which nobody signs in with: there is none at its address. */
  private void provider(String site) {
    String all = "/sites/" + site + "/connections";
    if (Company.items(admin.get(all)).stream()
        .noneMatch(one -> one.path("protocol").asText().equals("oidc"))) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("protocol", "oidc");
      settings.put("name", "Staff (OpenID Connect)");
      settings.put("provider", "oidc");
      settings.put("issuer", "https://login." + site + ".example");
      settings.put("providerClientId", "help-center");
      String id = Company.created(admin.post(all, settings)).path("id").asText();
      String secret = new SeededConnection(site, "oidc", "").secret();
      Company.created(admin.post(all + "/" + id + "/keys", Map.of("secret", secret)));
    }
  }

  static String audience(String site) {
    return "helpcenter." + site + ".example";
  }

  /** Some audit history: names that change, sessions that get shorter. */
  void change() {
    for (int i = 1; i <= FABRIKAM; i += 3) {
      String site = "/sites/fabrikam-" + i;
      Company.change(admin, site, Map.of("sessionMinutes", 60 * i, "footer", "© Fabrikam " + i));
      Company.change(admin, site, Map.of("maxSessionMinutes", 10_080));
    }
  }

  /** What is there already was made by an earlier run. */
  static Answer made(Answer answer) {
    if (!Set.of(201, 409).contains(answer.status())) {
      throw new AssertionError("not made: " + answer);
    }
    return answer;
  }
}
