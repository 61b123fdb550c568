package dev.gatehouse.seed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.seed.SeededConnection.Person;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Groups, and users with the names of many countries. */
final class SeededPeople {
  private static final int ALL = 2_320;
  private static final int GROUPS = 40;

  /** On each site but the largest. */
  private static final int ON_SMALL_SITES = 2;

  private static final List<String> FIRST =
      List.of(
          "Vera", "Chloé", "José", "Zoë", "Łukasz", "Søren", "Jürgen", "Þóra", "Ayşe", "Nguyễn",
          "Renée", "Björk", "Dvořák", "Ilse", "Marta", "Ólafur", "Siân", "Anaïs", "Émile", "Bruno",
          "Kenji", "美咲", "Дарья", "Ελένη", "Åsa", "Inês", "Ștefan", "Maite", "Noor", "Priya",
          "Tariq", "Wanjiru", "Xavier", "Yusuf", "Zdeněk", "Gül", "Håkon", "Lærke", "Mårten",
          "Oisín");
  private static final List<String> LAST =
      List.of(
          "Lindqvist",
          "Müller",
          "García",
          "Núñez",
          "Kowalski",
          "Ångström",
          "Şahin",
          "O'Brien",
          "Dupont",
          "Lefèvre",
          "Novák",
          "Straße",
          "Sørensen",
          "Ivanov",
          "Papadopoulou",
          "Tanaka",
          "山田",
          "Nguyen",
          "Okafor",
          "Fernández",
          "Çelik",
          "Horváth",
          "Öztürk",
          "Smith",
          "Jones",
          "van der Berg",
          "D'Angelo",
          "Ružička",
          "Żółkowska",
          "Ní Bhriain",
          "Patel",
          "Silva");
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pl", "ja", "pt");
  private static final List<String> KINDS =
      List.of("Ops", "Gold", "Partners", "EMEA", "Éditeurs", "Support", "Vertrieb", "Beta");

  private final AdminApi admin;
  private final Random random;
  private int count;

  SeededPeople(AdminApi admin, Random random) {
    this.admin = admin;
    this.random = random;
  }

  void make(List<SeededConnection> connections) {
    List<String> groups = groups("/sites/" + SeededSites.LARGEST);
    List<Person> ofLargest = new ArrayList<>();
    for (SeededConnection connection : connections) {
      if (connection.site().equals(SeededSites.LARGEST)) {
        continue;
      }
      users(connection.site(), ON_SMALL_SITES, List.of(), connection.people());
    }
    users(SeededSites.LARGEST, ALL - count, groups, ofLargest);
    connections.stream()
        .filter(connection -> connection.site().equals(SeededSites.LARGEST))
        .forEach(connection -> connection.people().addAll(ofLargest));
    Seed.tell(count + " users, " + groups.size() + " groups");
  }

  private List<String> groups(String site) {
    List<JsonNode> there = Company.items(admin.get(site + "/groups?limit=500"));
    List<String> ids = new ArrayList<>(there.stream().map(g -> g.path("id").asText()).toList());
    for (int i = ids.size(); i < GROUPS; i++) {
      String name = KINDS.get(i % KINDS.size()) + " " + (i + 1);
      ids.add(
          Company.created(admin.post(site + "/groups", Map.of("name", name))).path("id").asText());
    }
    return ids;
  }

  private void users(String site, int wanted, List<String> groups, List<Person> into) {
    Map<String, Long> there = there("/sites/" + site + "/users");
    for (int i = 0; i < wanted; i++) {
      int number = count++;
      String first = FIRST.get(random.nextInt(FIRST.size()));
      String last = LAST.get(random.nextInt(LAST.size()));
      String email = plain(first) + "." + plain(last) + "." + number + "@" + site + ".example";
      Map<String, Object> user = new HashMap<>();
      user.put("email", email);
      user.put("name", first + " " + last);
      user.put("externalId", "u-" + number);
      user.put("lang", LANGUAGES.get(random.nextInt(LANGUAGES.size())));
      user.put("role", number % 50 == 0 ? "editor" : "viewer");
      user.put("banned", number % 40 == 7);
      user.put("groups", groups.stream().filter(group -> random.nextInt(30) == 0).toList());
      Long id = there.get(email);
      if (id == null) {
        id = Company.created(admin.post("/sites/" + site + "/users", user)).path("id").asLong();
      }
      into.add(new Person(id, email, first + " " + last, "u-" + number));
    }
  }

  /** Ids of the users that an earlier run made, by email address. */
  private Map<String, Long> there(String users) {
    Map<String, Long> ids = new HashMap<>();
    String after = "";
    while (after != null) {
      JsonNode page = admin.get(users + "?limit=500" + after).json();
      page.path("items")
          .forEach(user -> ids.put(user.path("email").asText(), user.path("id").asLong()));
      after = page.has("next") ? "&after=" + page.path("next").asText() : null;
    }
    return ids;
  }

  private static String plain(String name) {
    String latin = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
    return latin.isEmpty() ? "x" : latin.toLowerCase(Locale.ROOT);
  }
}
