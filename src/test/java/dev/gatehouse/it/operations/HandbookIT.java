package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.it.support.vendor.HelpDocs;
import dev.gatehouse.it.support.vendor.SamplePrograms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handbook's backends sign readers in, as they are. */
class HandbookIT extends GatehouseIT {
  @TempDir Path folder;

  @Test
  void nodeSampleSignsAReaderIn() throws Exception {
    try (SamplePrograms backend = new SamplePrograms(folder)) {
      String loginUrl = "http://" + backend.authority() + "/auth/helpcenter";
      Company company =
          Company.with(Map.of(), Map.of("loginUrl", loginUrl, "issuer", "app.example.com"));
      backend.runNode(
          Document.handbook("coming-from-helpcenter").block("js"),
          Map.of(
              "HELPCENTER_SHARED_SECRET",
              company.secret(),
              "HELPCENTER_URL",
              "http://" + company.host()));
      Http browser = company.browser();

      String back = backend.redirectOf(path(browser.get("/docs"), backend));
      assertThat(back).startsWith("http://" + company.host() + "/sso/jwt?jwt=");
      Answer answer = browser.get(back.substring(back.indexOf("/sso/")));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs");
      assertThat(company.users("email=ann@example.com")).hasSize(1);
    }
  }

  @Test
  void phpSampleForHelpSiteSignsAReaderIn() throws Exception {
    try (SamplePrograms backend = new SamplePrograms(folder)) {
      String loginUrl = "http://" + backend.authority() + "/login";
      Company company =
          Company.with(Map.of(), Map.of("protocol", "helpsite", "loginUrl", loginUrl));
      Http browser = company.browser();
      backend.runPhp(
          Document.handbook("coming-from-helpsite")
              .block("php")
              .replace("'example'", "'" + company.subdomain + "'"),
          Map.of("HELPSITE_SECRET", company.secret(), "HELPSITE_URL", browser.origin()));

      String back = backend.redirectOf(path(browser.get("/docs?x=1"), backend));
      assertThat(back).startsWith(browser.origin() + "/docs?x=1&jwt=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(browser.get(answer.location()).body()).contains("Ann Example");
      assertThat(backend.redirectOf("/login?from_url=" + Http.encoded("http://evil/")))
          .startsWith(browser.origin() + "/?jwt=");
    }
  }

  @Test
  void phpSampleForProProfsSignsAReaderIn() throws Exception {
    try (SamplePrograms backend = new SamplePrograms(folder)) {
      String loginUrl = "http://" + backend.authority() + "/";
      Company company =
          Company.with(Map.of(), Map.of("protocol", "proprofs", "loginUrl", loginUrl));
      admin.post(
          company.site() + "/users", Map.of("email", "ann@example.com", "name", "Ann Example"));
      Http browser = company.browser();
      backend.runPhp(
          Document.handbook("coming-from-proprofs").block("php"),
          Map.of(
              "PROPROFS_KEY",
              company.secret(),
              "PROPROFS_URL",
              browser.origin(),
              "PROPROFS_SITES",
              String.valueOf(company.siteId)));

      String back = backend.redirectOf(path(browser.get("/docs"), backend));
      assertThat(back).startsWith(browser.origin() + "/access/jwtsso/?token=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs");
      assertThat(browser.get("/docs").body()).contains("Ann Example");
    }
  }

  @Test
  void pythonSampleForHelpDocsSignsAReaderIn() throws Exception {
    try (SamplePrograms backend = new SamplePrograms(folder)) {
      String loginUrl = "http://" + backend.authority() + "/login";
      Company company = HelpDocs.company(Map.of(), Map.of("loginUrl", loginUrl));
      Http browser = company.browser();
      backend.runPython(
          Document.handbook("coming-from-helpdocs").block("python"),
          Map.of("HELPDOCS_SECRET", company.secret(), "HELPDOCS_URL", browser.origin()));

      Answer login = browser.get(browser.get("/docs?x=1").location());
      String back = backend.redirectOf(path(login, backend));
      assertThat(back).startsWith(browser.origin() + "/jwt/cookie?token=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1");
      assertThat(browser.get("/docs").body()).contains("Ann Example");
    }
  }

  @Test
  void nodeSampleForDocument360SignsAReaderIn() throws Exception {
    try (SamplePrograms backend = new SamplePrograms(folder)) {
      String loginUrl = "http://" + backend.authority() + "/signin";
      CodeBackend client = CodeBackend.with(Map.of(), Map.of("loginUrl", loginUrl));
      Http browser = client.company.browser();
      backend.runNode(
          Document.handbook("coming-from-document360").block("js"),
          Map.of(
              "CLIENT_ID",
              client.clientId,
              "CLIENT_SECRET",
              client.company.secret(),
              "CODE_URL",
              new Http("localhost").origin() + CodeBackend.GENERATE,
              "CALLBACK_URL",
              browser.origin() + "/jwt/authorize"));

      String back = backend.redirectOf(path(browser.get("/docs?x=1"), backend));
      assertThat(back).startsWith(browser.origin() + "/jwt/authorize?code=");
      Answer answer = browser.get(back.substring(browser.origin().length()));

      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(answer.location()).isEqualTo("/docs?x=1");
      assertThat(client.company.users("email=ann@example.com")).hasSize(1);
    }
  }

  /** The path and query at the backend to which a challenge leads. */
  private static String path(Answer challenge, SamplePrograms backend) {
    assertThat(challenge.location()).startsWith("http://" + backend.authority());
    return challenge.location().substring(("http://" + backend.authority()).length());
  }
}
