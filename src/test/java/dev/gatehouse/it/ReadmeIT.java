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

/** The README's backend signs a reader in, as it stands. */
class ReadmeIT extends GatehouseIT {
  @TempDir Path folder;

  @Test
  void nodeSampleSignsAReaderIn() throws Exception {
    assumeTrue(hasNode(), "node is not installed here");
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
    Path program = folder.resolve("backend.js");
    Files.writeString(program, Readme.blocks("js").get(0));
    ProcessBuilder command = new ProcessBuilder("node", program.toString()).inheritIO();
    command.environment().put("HELPCENTER_SHARED_SECRET", company.secret());
    command.environment().put("HELPCENTER_URL", "http://" + company.host());
    command.environment().put("PORT", String.valueOf(port));
    Process process = command.start();
    for (int i = 0; i < 100 && !answers(port); i++) {
      Thread.sleep(100);
    }
    return process;
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

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
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
