package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.it.support.vendor.VendorProgram;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handbook's commands work as they are, in the order in which an article has them. */
class HandbookCommandsIT extends GatehouseIT {
  private static final String SHELL_LINES = "admin-api";

  @TempDir Path folder;

  static List<Document> articles() {
    return Document.all().stream()
        .filter(document -> !document.name().equals("README"))
        .filter(document -> !document.blocks("sh").isEmpty())
        .filter(document -> !document.name().equals("connect-your-backend"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("articles")
  void commandsOfAnArticleSucceed(Document article) throws Exception {
    Company company = company(article);
    CodeBackend client = new CodeBackend(company);
    ImageIO.write(
        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("logo.png").toFile());
    Map<String, String> environment =
        Map.of(
            "TOKEN",
            company.token("ann"),
            "CONNECTION",
            String.valueOf(company.connectionId),
            "CLIENT_ID",
            client.clientId,
            "CLIENT_SECRET",
            company.secret(),
            "SECRET",
            company.secret());

    for (String commands : article.blocks("sh")) {
      run(commands, company.subdomain, environment);
    }
  }

  private static Company company(Document article) {
    return article.name().equals("coming-from-document360")
        ? CodeBackend.founded().company
        : Company.startingSignInsItself();
  }

  @Test
  void commandsConnectABackend() throws Exception {
    String subdomain = "b-" + UUID.randomUUID().toString().substring(0, 13);
    Map<String, String> environment = new HashMap<>();

    for (String commands : Document.handbook("connect-your-backend").blocks("sh")) {
      if (commands.contains("CONNECTION=")) {
        String path = "/sites/" + subdomain + "/connections";
        String id = Company.items(admin.get(path)).get(0).path("id").asText();
        environment.put("CONNECTION", id);
      }
      run(commands.replaceFirst("CONNECTION=.*", ""), subdomain, environment);
    }

    String keys = "/sites/" + subdomain + "/connections/" + environment.get("CONNECTION") + "/keys";
    assertThat(Company.items(admin.get(keys))).hasSize(1);
  }

  private void run(String commands, String subdomain, Map<String, String> environment)
      throws IOException, InterruptedException {
    String script =
        (Document.handbook(SHELL_LINES).block("sh") + commands)
            .replace("https://help.example.com", "http://localhost:8080")
            .replace("localhost:8080", "localhost:" + Http.port())
            .replace("example.localhost", subdomain + ".localhost")
            .replace("sites/example", "sites/" + subdomain)
            .replace("\"example\"", "\"" + subdomain + "\"");
    Map<String, String> all = new HashMap<>(environment);
    all.put("ADMIN", System.getenv("GATEHOUSE_ADMIN_TOKEN"));
    VendorProgram.output(folder, all, "bash", "-euo", "pipefail", "-c", script);
  }
}
