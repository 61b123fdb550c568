package dev.gatehouse.it.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for whoever runs Gatehouse, against a live server. */
@Tag("server")
class OpsCommandIT extends GatehouseIT {
  private static final String SCRIPT =
      Path.of("server-config/gatehouse").toAbsolutePath().toString();

  @TempDir Path folder;

  private record Ended(int status, String out, String err) {}

  private Process begun(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("GATEHOUSE_URL", "http://localhost:" + Http.port());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    Process process = begun(environment, arguments);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), printed("out"), printed("err"));
  }

  private Ended run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private String printed(String stream) throws IOException {
    return Files.readString(folder.resolve(stream), UTF_8);
  }

  @Test
  void breakGlassPrintsLinkAndPassword() throws Exception {
    String site = Company.startingSignInsItself().subdomain;
    String reason = "It's \"down\" \\ & out";

    Ended opened = run("break-glass", site, "--minutes", "05", "--reason", reason);

    assertThat(opened.status()).as("%s", opened).isZero();
    assertThat(opened.out())
        .containsPattern("link +http://" + site + "\\.localhost:\\d+/login/break-glass\\?secret=")
        .containsPattern("password +([a-z2-9]{5}-){3}[a-z2-9]{5}");
    assertThat(admin.get("/sites/" + site + "/break-glass").json().path("reason").asText())
        .isEqualTo(reason);
    assertThat(run("check").out()).contains("FAIL  break-glass");
    assertThat(run("break-glass", site, "--reason", "again").status()).isEqualTo(1);
    assertThat(run("break-glass", site, "--close").status()).isZero();
    assertThat(admin.get("/sites/" + site + "/break-glass").status()).isEqualTo(404);
    assertThat(run("break-glass", site).status()).isEqualTo(64);
  }

  @Test
  void checkTellsEachLineOkOrWhatToDo() throws Exception {
    Ended ended = run("check");

    assertThat(ended.out())
        .contains("ok    token", "ok    ready", "ok    database", "ok    schema", "ok    clock")
        .contains("ok    this clock", "ok    master key", "ok    proxy");
    assertThat(ended.out().lines()).noneMatch(line -> line.startsWith("FAIL  clock"));
    Ended refused = run(Map.of("GATEHOUSE_ADMIN_TOKEN", "wrong"), "check");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).contains("FAIL  token").contains("->").doesNotContain("wrong and");
    Ended nobody = run(Map.of("GATEHOUSE_URL", "http://localhost:9"), "check");
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.out()).contains("FAIL  ready", "Check GATEHOUSE_URL");
  }

  @Test
  void checkTellsAProxyThatDoesNotSendAllHeaders() {
    String checks = admin.get("/platform/check", "X-Forwarded-For", "192.0.2.1").body();

    assertThat(checks).contains("does not send X-Forwarded-Proto, X-Forwarded-Host");
  }

  @Test
  void tokenIsReadFromAFile() throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, System.getenv("GATEHOUSE_ADMIN_TOKEN") + "\n");
    Map<String, String> environment =
        Map.of("GATEHOUSE_ADMIN_TOKEN", "", "GATEHOUSE_TOKEN_FILE", file.toString());

    assertThat(run(environment, "check").out()).contains("ok    ready");
    Ended without = run(Map.of("GATEHOUSE_ADMIN_TOKEN", ""), "site", "export", "x");
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err()).contains("GATEHOUSE_TOKEN_FILE");
  }

  @Test
  void rotatesAKey() throws Exception {
    Company company = Company.founded();

    Ended ended = run("rotate-key", "--overlap", "60", company.subdomain, "JWT");

    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(ended.out().strip()).matches("[A-Za-z0-9+/]{40,}={0,2}");
    assertThat(Company.items(admin.get(company.connection() + "/keys"))).hasSize(2);
    assertThat(run("rotate-key", company.subdomain, "Other").err()).contains("no connection Other");
  }

  @Test
  void rotatesAPlatformKey() throws Exception {
    Ended ended = run("rotate-platform-key", "--algorithm", "RS256", "--at-once");

    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(at("localhost").get("/.well-known/jwks.json").body()).contains(ended.out().strip());
    assertThat(run("rotate-platform-key", "--algorithm", "HS256").status()).isEqualTo(1);
  }

  @Test
  void keepsASiteLikeItsFile() throws Exception {
    Company company = Company.founded();
    Path file = folder.resolve("site.json");
    assertThat(run("site", "export", "--content", company.subdomain, "site.json").status())
        .isZero();
    assertThat(run("site", "diff", "site.json").out()).contains("no difference");

    ObjectMapper mapper = new ObjectMapper();
    ObjectNode site = (ObjectNode) mapper.readTree(file.toFile());
    ((ObjectNode) site.path("site")).put("name", "A \"quoted\" name");
    ((ObjectNode) site.at("/connections/0")).put("name", "Other");
    mapper.writeValue(file.toFile(), site);
    Ended drift = run("site", "diff", "--new-keys", "site.json");
    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.out())
        .contains("~ site.name: ", "-> \"A \\\"quoted\\\" name\"")
        .contains("+ connections[helpcenter/Other]", "- connections[helpcenter/JWT] (kept)");

    Ended unasked = run("site", "apply", "site.json");
    assertThat(unasked.status()).isEqualTo(2);
    assertThat(unasked.err()).contains("--yes");
    Ended applied = run("site", "apply", "--yes", "--prune", "--new-keys", "site.json");
    assertThat(applied.status()).as("%s", applied).isZero();
    assertThat(applied.out()).contains("secret of connections[helpcenter/Other]: ");
    assertThat(run("site", "diff", "site.json").status()).isZero();

    ((ObjectNode) site.path("site")).put("sessionMinutes", 0);
    mapper.writeValue(file.toFile(), site);
    Ended wrong = run("site", "apply", "--yes", "site.json");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("site.sessionMinutes must be at least 1 minute");
  }

  @Test
  void followsEvents() throws Exception {
    Company company = Company.startingSignInsItself();
    company.signIn(company.browser(), "ann");

    Ended all = run("events", "--site", company.subdomain);
    assertThat(all.status()).as("%s", all).isZero();
    assertThat(all.out()).contains("sso.redirect_flow.accepted");
    String cursor = all.err().strip().replaceFirst("--after ", "");

    Process following =
        begun(Map.of(), "events", "--follow", "--site", company.subdomain, "--after", cursor);
    try {
      company.signIn(company.browser(), "bob");
      Eventually.eventually("the sign-in is printed", this::hasPrintedSignIn);
    } finally {
      following.destroy();
    }
    assertThat(following.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(printed("err")).contains("--after ");
  }

  private boolean hasPrintedSignIn() {
    try {
      return printed("out").contains("sso.redirect_flow.accepted");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void letsALockedOutOperatorIn() throws Exception {
    String email = "op-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    admin.post("/operators", Map.of("email", email, "name", "Op"));

    Ended ended = run("operator", "reset", email, "--password", "--second-factor");

    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(ended.out()).contains("/console/invitation.xhtml?secret=");
    assertThat(run("operator", "reset", "nobody@example.com", "--password").status()).isEqualTo(1);
    assertThat(run("operator", "reset", email).status()).isEqualTo(64);
  }

  @Test
  void givesConnectionsWithoutAKeyANewOne() throws Exception {
    Company company = Company.founded();
    assertThat(run("reissue", "--site", company.subdomain).out()).isEmpty();
    String keys = company.connection() + "/keys";
    long only = Company.items(admin.get(keys)).get(0).path("id").asLong();
    assertThat(admin.delete(keys + "/" + only).status()).isEqualTo(204);

    Ended ended = run("reissue", "--site", company.subdomain);

    assertThat(ended.status()).as("%s", ended).isZero();
    assertThat(ended.out()).startsWith(company.subdomain + "\tJWT\t").hasLineCount(1);
    assertThat(Company.items(admin.get(keys))).hasSize(1);
  }

  @Test
  void everyCommandHasHelp() throws Exception {
    for (String command :
        List.of(
            "check",
            "rotate-key",
            "rotate-platform-key",
            "site",
            "events",
            "operator",
            "reissue")) {
      Ended help = run(command, "--help");
      assertThat(help.status()).isZero();
      assertThat(help.out()).startsWith("Usage: gatehouse " + command);
    }
    assertThat(run("--help").out()).contains("GATEHOUSE_TOKEN_FILE");
    assertThat(run("nonsense").status()).isEqualTo(64);
    assertThat(new AdminApi("x").get("/platform/check").status()).isEqualTo(401);
  }
}
