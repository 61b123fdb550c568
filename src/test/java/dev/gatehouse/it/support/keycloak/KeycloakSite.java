package dev.gatehouse.it.support.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The help center that the realm's client is for, and its one connection to Keycloak. */
public final class KeycloakSite {
  public static final String HOST = Keycloak.SUBDOMAIN + ".localhost";
  public static final String PATH = "/sites/" + Keycloak.SUBDOMAIN;

  private static final AdminApi ADMIN = new AdminApi();
  private static String connection;

  private KeycloakSite() {}

  /** Founds it, for the first test of this server that needs it. */
  public static synchronized void found() {
    Keycloak.awaitReady();
    if (connection != null) {
      return;
    }
    Map<String, Object> site =
        Map.of("subdomain", Keycloak.SUBDOMAIN, "name", "Behind Keycloak", "visibility", "sso");
    Company.created(ADMIN.post("/sites", site));
    for (String group : List.of("support", "backend")) {
      Company.created(ADMIN.post(PATH + "/groups", Map.of("id", group, "name", group)));
    }
    connection = connection("Keycloak", settings());
  }

  /** What an operator enters for the preset. */
  private static Map<String, Object> settings() {
    return Map.of(
        "provider",
        "keycloak",
        "providerHost",
        Keycloak.origin(),
        "providerTenant",
        Keycloak.REALM,
        "providerClientId",
        Keycloak.CLIENT);
  }

  private static String connection(String name, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("protocol", "oidc");
    all.put("name", name);
    String id = Company.created(ADMIN.post(PATH + "/connections", all)).path("id").asText();
    String path = PATH + "/connections/" + id;
    Company.created(ADMIN.post(path + "/keys", Map.of("secret", Keycloak.SECRET)));
    return path;
  }

  /** Changes settings of the connection, for the next sign-ins. */
  public static void set(Map<String, Object> members) {
    Company.change(ADMIN, connection, members);
  }

  /** How many sign-ins were refused for a reason. */
  public static int refusals(String reason) {
    return Company.items(ADMIN.get(PATH + "/events?reason=" + reason)).size();
  }

  /** The account that a person has here. */
  public static JsonNode user(String email) {
    return Company.items(ADMIN.get(PATH + "/users?email=" + Http.encoded(email))).get(0);
  }
}
