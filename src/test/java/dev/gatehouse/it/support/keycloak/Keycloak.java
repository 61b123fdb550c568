package dev.gatehouse.it.support.keycloak;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.Relay;
import dev.gatehouse.it.support.server.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A real Keycloak with the realm of src/test/resources/keycloak/acme.json, started once for all
 * tests and before the server under test. Everybody reaches it through a {@link Relay}, so that a
 * test can take it away. Its data are in memory, and nothing of it outlives the tests.
 */
public final class Keycloak implements LauncherSessionListener {
  /** The help center that the realm's client is for: its name stands in the client's addresses. */
  public static final String SUBDOMAIN = "keycloak";

  public static final String CLIENT = "gatehouse";
  public static final String SECRET = "the secret that Keycloak and Gatehouse share";
  public static final String REALM = "acme";

  /** It is built first, which takes a minute and a half on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final String PASSWORD = "the administrator's password";
  private static final String TOKENS = "/protocol/openid-connect/token";
  private static final int PORT = Integer.getInteger("it.keycloak.port", 8180);

  /** {@code null} where no test needs Keycloak. */
  private static final String HOME = System.getProperty("it.keycloak.home");

  private static Process process;
  private static int own;
  private static Relay relay;

  /** Where the provider is, as its tokens say. */
  public static String issuer() {
    return origin() + "/realms/" + REALM;
  }

  public static String origin() {
    return "http://localhost:" + PORT;
  }

  /** The way to Keycloak, to be cut and mended. */
  public static Relay relay() {
    awaitReady();
    return relay;
  }

  /** A browser at Keycloak. */
  static Http browser() {
    awaitReady();
    return new Http("localhost").onPort(PORT).keepingCookies();
  }

  /** A resource of the realm, by Keycloak's admin REST API. */
  public static JsonNode get(String path) {
    Answer answer = send("GET", path, null);
    return answer.json();
  }

  /** Asks the realm's admin REST API for a change. */
  public static void change(String method, String path, String body) {
    send(method, path, body);
  }

  private static Answer send(String method, String path, String body) {
    Answer answer =
        browser()
            .json(
                method,
                "/admin/realms/" + REALM + path,
                body,
                "Authorization",
                "Bearer " + administrator());
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
    return answer;
  }

  /** The administrator's token counts for a minute; each call asks for one. */
  private static String administrator() {
    Map<String, String> credentials =
        Map.of(
            "client_id",
            "admin-cli",
            "grant_type",
            "password",
            "username",
            "admin",
            "password",
            PASSWORD);
    return browser()
        .form("/realms/master" + TOKENS, credentials)
        .json()
        .path("access_token")
        .asText();
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (HOME != null) {
      try {
        start(Path.of(HOME));
      } catch (IOException e) {
        throw new UncheckedIOException("Keycloak did not start", e);
      }
    }
  }

  private static void start(Path home) throws IOException {
    Path realm = home.resolve("data/import/acme.json");
    Files.createDirectories(realm.getParent());
    String port = String.valueOf(Http.port());
    Files.writeString(
        realm,
        Files.readString(Path.of("src/test/resources/keycloak/acme.json"))
            .replace("${it.http.port}", port));
    // Java does not resolve names below localhost; Keycloak calls the help center there.
    Path hosts = home.resolve("hosts");
    Files.writeString(hosts, "127.0.0.1 localhost " + SUBDOMAIN + ".localhost\n");
    own = freePort();
    // The first start builds Keycloak for these options; a later one finds it built.
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--db=dev-mem",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + own,
                "--hostname=" + origin(),
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("keycloak.log").toFile());
    builder.environment().put("JAVA_OPTS", "-Xmx512m -Djdk.net.hosts.file=" + hosts);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    process = builder.start();
    Watchdog.watch(process.pid());
  }

  /** Waits until it answers. */
  static synchronized void awaitReady() {
    if (relay == null) {
      eventually("Keycloak is ready", PATIENCE, Keycloak::answers);
      try {
        relay = new Relay(PORT, own);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("Keycloak ended: " + log());
    }
    try {
      return new Http("localhost").onPort(own).get("/realms/" + REALM).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static String log() {
    try {
      return Files.readString(Path.of(HOME, "keycloak.log"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (process == null) {
      return;
    }
    if (relay != null) {
      relay.close();
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Watchdog.forget(process.pid());
    process = null;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
