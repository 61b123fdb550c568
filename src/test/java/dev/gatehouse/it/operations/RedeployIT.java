package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.Deployments;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.hello.Hello;
import dev.gatehouse.it.support.server.loaders.LoaderCount;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.Receiver;
import dev.gatehouse.storage.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Once undeployed, Gatehouse is gone from the server's memory: a leak would keep each of its
 * deployments. What remembers only the last thing it did keeps one deployment of any application
 * until it does something else: a thread its request, the JDK the record that it compared. So other
 * applications are used afterwards, and one that does next to nothing says what the server keeps
 * all the same. It is also deployed first, to be the one that opens the first connection.
 */
@Tag("redeploy")
class RedeployIT extends GatehouseIT {
  private static final int REDEPLOYS = 2;

  /** More than the threads on which either server answers. */
  private static final int CALLS_AT_ONCE = 100;

  /** Recognized as WebP by its first 15 bytes; nothing decodes it. */
  private static final String LOGO = "RIFF....WEBPVP8 and more";

  private final WebArchive counter = of("loaders.war", LoaderCount.class);
  private final WebArchive hello = of("hello.war", Hello.class);
  private final Http server = at("localhost");

  private static WebArchive of(String name, Class<?> servlet) {
    return ShrinkWrap.create(WebArchive.class, name).addPackage(servlet.getPackage());
  }

  @BeforeEach
  void deployCounter() throws DeploymentException {
    Deployments.deploy(counter);
  }

  @AfterEach
  void undeployCounter() throws DeploymentException {
    Deployments.undeploy(counter);
  }

  @Test
  void leavesNoMoreBehindThanAnyApplicationDoes() throws Exception {
    deploy(hello, this::greet);
    for (int i = 0; i <= REDEPLOYS; i++) {
      deploy(Deployments.war(), this::use);
    }
    for (int i = 0; i <= REDEPLOYS; i++) {
      deploy(hello, this::greet);
    }

    callEveryThread();
    int ofAnyApplication = loaders(Hello.class);
    assertThat(ofAnyApplication).isLessThanOrEqualTo(REDEPLOYS);
    eventually(
        "no more than " + ofAnyApplication + " class loaders of Gatehouse",
        () -> loaders(Database.class) <= ofAnyApplication);
  }

  @FunctionalInterface
  private interface Use {
    void run() throws Exception;
  }

  private static void deploy(WebArchive application, Use use) throws Exception {
    Deployments.deploy(application);
    use.run();
    Deployments.undeploy(application);
  }

  private int loaders(Class<?> ofApplication) {
    return Integer.parseInt(server.get("/loaders/?class=" + ofApplication.getName()).body());
  }

  private void greet() {
    assertThat(server.get("/hello/").body()).startsWith("Greeting");
    assertThat(loaders(Hello.class)).isPositive();
  }

  /** So that each thread of the server has another last request. */
  private void callEveryThread() throws Exception {
    Simultaneously.times(CALLS_AT_ONCE, i -> () -> server.get("/loaders/?slowly"));
  }

  private void use() throws IOException {
    Company company = Company.startingSignInsItself();
    String article = new Content(company).article(Map.of("title", "Keys", "body", "# Rotate"));
    Http reader = company.browser();
    assertThat(reader.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    assertThat(reader.get(article).body()).contains("Rotate");
    assertThat(reader.get("/search?q=rotate").body()).contains("Keys");
    assertThat(reader.get("/v1/article").status()).isEqualTo(200);
    assertThat(upload("/api/admin/v1" + company.site() + "/logo")).isLessThan(300);
    ConsoleClient console = ConsoleClient.of(Operator.first());
    for (String page : new String[] {"content/content", "people/users", "site/settings"}) {
      String path = "/console/" + page + ".xhtml?site=" + company.siteId;
      assertThat(console.get(path).status()).as(path).isEqualTo(200);
    }
    importArticle(console, company);
    sendMessage(company);
    assertThat(loaders(Database.class)).isPositive();
  }

  private static void importArticle(ConsoleClient console, Company company) throws IOException {
    String path = "/console/content/import.xhtml?site=" + company.siteId;
    Answer planned =
        console.upload(
            path, console.get(path), Map.of("upload", "upload", "plan", "x"), "zip", zip("a.md"));
    Answer plan = console.get(path);
    assertThat(plan.body()).as("%s", planned).contains("id=\"start\"");
    console.submit(path, plan, Map.of("run", "run", "start", "x"));
    eventually("the import has ended", () -> console.get(path).body().contains("id=\"another\""));
  }

  private void sendMessage(Company company) {
    try (Receiver receiver = new Receiver()) {
      String hook =
          Company.created(
                  admin.post(
                      company.site() + "/webhooks", Map.of("name", "x", "url", receiver.url())))
              .path("id")
              .asText();
      admin.post(company.site() + "/webhooks/" + hook + "/test", "");
      assertThat(receiver.accepted()).hasSize(1);
    }
  }

  private static byte[] zip(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(file));
      zip.write("# Imported".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private int upload(String path) {
    String token = "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN");
    return server
        .send("PUT", path, LOGO, "Authorization", token, "Content-Type", "image/webp")
        .status();
  }
}
