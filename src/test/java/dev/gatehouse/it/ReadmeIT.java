package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.Readme;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's backends sign readers in, as they stand. */
class ReadmeIT extends GatehouseIT {
  @TempDir Path folder;

  @Test
  void nodeSampleSignsAReaderIn() throws Exception {
    assumeTrue(has("node"), "node is not installed here");
    int port = freePort();
    Company company =
        Company.with(
            Map.of(),
            Map.of(
                "loginUrl",
                "http://localhost:" + port + "/auth/helpcenter",
                "issuer",
                "app.example.com"));
    Process backend = start(company, port);
    try {
      Http browser = company.browser();
      String login = browser.get("/docs").location();

      String back = locationOf(login.replace("localhost", "127.0.0.1"));
      assertThat(back).startsWith("http://" + company.host() + "/sso/jwt?jwt=");
      Answer answer = browser.get(back.substring(back.indexOf("/sso/")));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs");
      assertThat(company.users("email=ann@example.com")).hasSize(1);
    } finally {
      backend.destroy();
    }
  }

  private Process start(Company company, int port) throws IOException, InterruptedException {
    Path program = saved("backend.js", Readme.blocks("js").get(0));
    ProcessBuilder command = new ProcessBuilder("node", program.toString());
    command.environment().put("HELPCENTER_SHARED_SECRET", company.secret());
    command.environment().put("HELPCENTER_URL", "http://" + company.host());
    command.environment().put("PORT", String.valueOf(port));
    return started(command, port);
  }

  @Test
  void phpSampleSignsAReaderIn() throws Exception {
    assumeTrue(has("php"), "php is not installed here");
    int port = freePort();
    Company company =
        Company.with(
            Map.of(),
            Map.of("protocol", "helpsite", "loginUrl", "http://localhost:" + port + "/login"));
    Process backend = startPhp(company, port);
    try {
      Http browser = company.browser();
      String login = browser.get("/docs?x=1").location().replace("localhost:" + port, at(port));

      String back = locationOf(login);
      assertThat(back).startsWith(browser.origin() + "/docs?x=1&jwt=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(browser.get(answer.location()).body()).contains("Ann Example");
      String elsewhere = "http://" + at(port) + "/login?from_url=" + Http.encoded("http://evil/");
      assertThat(locationOf(elsewhere)).startsWith(browser.origin() + "/?jwt=");
    } finally {
      backend.destroy();
    }
  }

  private Process startPhp(Company company, int port) throws IOException, InterruptedException {
    String sample = Readme.blocks("php").get(0);
    Path program = saved("backend.php", sample.replace("'example'", "'" + company.subdomain + "'"));
    ProcessBuilder command = new ProcessBuilder("php", "-S", at(port), program.toString());
    command.environment().put("HELPSITE_SECRET", company.secret());
    command.environment().put("HELPSITE_URL", company.browser().origin());
    return started(command, port);
  }

  @Test
  void nodeSampleThatAsksForACodeSignsAReaderIn() throws Exception {
    assumeTrue(has("node"), "node is not installed here");
    int port = freePort();
    CodeBackend client =
        CodeBackend.with(Map.of(), Map.of("loginUrl", "http://localhost:" + port + "/signin"));
    Process backend = startAsking(client, port);
    try {
      Http browser = client.company.browser();
      String login = browser.get("/docs?x=1").location();

      String back = locationOf(login.replace("localhost", "127.0.0.1"));
      assertThat(back).startsWith(browser.origin() + "/jwt/authorize?code=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1");
      assertThat(client.company.users("email=ann@example.com")).hasSize(1);
    } finally {
      backend.destroy();
    }
  }

  private Process startAsking(CodeBackend client, int port)
      throws IOException, InterruptedException {
    String sample =
        Readme.blocks("js").stream()
            .filter(js -> js.contains("CODE_URL"))
            .findFirst()
            .orElseThrow();
    ProcessBuilder command = new ProcessBuilder("node", saved("signin.js", sample).toString());
    String origin = client.company.browser().origin();
    command.environment().put("CLIENT_ID", client.clientId);
    command.environment().put("CLIENT_SECRET", client.company.secret());
    command.environment().put("CODE_URL", new Http("localhost").origin() + CodeBackend.GENERATE);
    command.environment().put("CALLBACK_URL", origin + "/jwt/authorize");
    command.environment().put("PORT", String.valueOf(port));
    return started(command, port);
  }

  @Test
  void pythonSampleSignsAReaderIn() throws Exception {
    assumeTrue(has("python3"), "python3 is not installed here");
    int port = freePort();
    Company company =
        HelpDocs.company(Map.of(), Map.of("loginUrl", "http://localhost:" + port + "/login"));
    Process backend = startPython(company, port);
    try {
      Http browser = company.browser();
      String login = browser.get(browser.get("/docs?x=1").location()).location();

      String back = locationOf(login.replace("localhost:" + port, at(port)));
      assertThat(back).startsWith(browser.origin() + "/jwt/cookie?token=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1");
      assertThat(browser.get("/docs").body()).contains("Ann Example");
    } finally {
      backend.destroy();
    }
  }

  private Process startPython(Company company, int port) throws IOException, InterruptedException {
    Path program = saved("backend.py", Readme.blocks("python").get(0));
    ProcessBuilder command = new ProcessBuilder("python3", program.toString());
    command.environment().put("HELPDOCS_SECRET", company.secret());
    command.environment().put("HELPDOCS_URL", company.browser().origin());
    command.environment().put("PORT", String.valueOf(port));
    return started(command, port);
  }

  /** Without the list's indentation, which PHP would send and Python take for its own. */
  private Path saved(String name, String code) throws IOException {
    return Files.writeString(folder.resolve(name), code.stripIndent().strip());
  }

  private static Process started(ProcessBuilder command, int port)
      throws IOException, InterruptedException {
    Process process = command.inheritIO().start();
    for (int i = 0; i < 100 && !answers(port); i++) {
      Thread.sleep(100);
    }
    return process;
  }

  private static String at(int port) {
    return "127.0.0.1:" + port;
  }

  private static String locationOf(String url) throws IOException, InterruptedException {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(302);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static boolean has(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
