package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.it.support.vendor.VendorProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the vendors print for their customers to copy signs readers in here. */
class VendorProgramsIT extends GatehouseIT {
  private static final String ISSUER = "app.yourcompany.com";

  @TempDir Path folder;

  private Company company;

  @BeforeEach
  void setUp() {
    company = Company.with(Map.of(), Map.of("issuer", ISSUER, "allowUnsolicited", true));
  }

  @Test
  void helpCenterNodeExample() throws Exception {
    String code = below("### **Node example**");

    signsIn(
        run(
            "node",
            code
                + """
                console.log(mintHelpcenterJwt(
                  { id: 7, email: 'ann@company.example', fullName: 'Name of ann' }));
                """));
  }

  @Test
  void helpCenterPhpExample() throws Exception {
    String code = below("### **PHP example**");

    signsIn(
        run(
            "php",
            """
            <?php
            require getenv('STAND_INS') . '/jwt.php';
            class User {
              public $id = 7; public $email = 'ann@company.example'; public $name = 'Name of ann';
            }
            function config($name) { return getenv('HELPCENTER_SHARED_SECRET'); }
            """
                + code
                + "echo mint_helpcenter_jwt(new User());"));
  }

  @Test
  void helpCenterRubyExample() throws Exception {
    String code = below("### **Ruby example**");

    signsIn(
        run(
            "ruby",
            "$LOAD_PATH << ENV['STAND_INS'] + '/ruby'\n"
                + code
                + """
                User = Struct.new(:id, :email, :name)
                puts mint_helpcenter_jwt(User.new(7, 'ann@company.example', 'Name of ann'))
                """));
  }

  /** For a request that Express passes on once its user has signed in. */
  @Test
  void helpCenterRedirectEndpoint() throws Exception {
    String code = below("### **Node + Express example**").replace("helpcenter.io", "localhost");
    Http browser = company.browser();
    String login = browser.get("/docs?x=1").location();

    String back =
        run(
            "node",
            """
            const jwt = require('jsonwebtoken');
            const routes = {};
            const app = { get: (path, ...handlers) => { routes[path] = handlers; } };
            const requireLogin = (req, res, next) => {
              req.user = { id: 7, email: 'ann@company.example', fullName: 'Name of ann' };
              next();
            };
            """
                + code
                + """
                const asked = new URL(process.env.ASKED);
                const req = { query: Object.fromEntries(asked.searchParams) };
                const res = { redirect: (to) => console.log(to) };
                const [guard, handler] = routes['/auth/helpcenter'];
                guard(req, res, () => handler(req, res));
                """,
            "ASKED",
            login);

    assertThat(back).startsWith("https://" + company.host() + "/sso/jwt?jwt=");
    Answer answer = browser.get(back.substring(back.indexOf("/sso/")));
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs?x=1");
    assertThat(company.events("event=sso.redirect_flow.accepted")).hasSize(1);
  }

  private void signsIn(String token) {
    Http browser = company.browser();
    Answer api = company.program().get("/v1/article", "Authorization", "Bearer " + token);
    Answer answer = browser.get("/sso/jwt?jwt=" + token);

    assertThat(api.status()).as("%s", api).isEqualTo(200);
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("Name of ann");
    assertThat(company.users("externalId=7")).hasSize(1);
  }

  /**
   * "Testing JWT configuration using cURL", with the payload's remark and web page's spaces taken
   * out.
   */
  @Test
  void document360PayloadByCurl() throws Exception {
    String document = VendorProgram.document("004");
    int begin = document.indexOf("{", document.indexOf("JSON Payload Example"));
    String payload =
        document
            .substring(begin, document.indexOf("}", begin) + 1)
            .replaceAll("//.*", "")
            .replace('\u00a0', ' ');
    CodeBackend backend = CodeBackend.founded();
    String secret = backend.company.secret();

    String answer =
        VendorProgram.output(
            folder,
            Map.of(),
            "curl",
            "-sS",
            "--http1.1",
            "--user",
            backend.clientId + ":" + secret,
            "--header",
            "Content-Type: application/json",
            "--header",
            "Host: " + backend.company.host() + ":" + Http.port(),
            "--data",
            payload,
            "http://127.0.0.1:" + Http.port() + CodeBackend.GENERATE);

    assertThat(answer).startsWith("{\"code\":\"");
    String code = answer.replaceAll(".*:\"|\".*", "");
    Http browser = backend.company.browser();
    assertThat(browser.get("/jwt/authorize?code=" + code).status()).isEqualTo(303);
    assertThat(browser.get("/docs").body()).contains("firstname + lastname");
  }

  /** The vendor's script sends people on from the login page; here the server does the same. */
  @Test
  void helpDocsRedirectOfLoggedOutUsers() throws Exception {
    String document = VendorProgram.document("002");
    int begin = document.indexOf("if (window.location.pathname");
    String script =
        document
            .substring(begin, document.indexOf("\n", document.indexOf("return window", begin)))
            .replace("redirectUri = ''", "redirectUri = process.env.LOGIN");
    Company helpDocs =
        Company.with(
            Map.of(), Map.of("protocol", "helpdocs", "loginUrl", "https://app.example/login"));
    String forward = "/article/5-refunds";

    String theirs =
        run(
            "node",
            "const qs = { forward: process.env.FORWARD };\n"
                + "const window = { location: { pathname: '/login' } };\n"
                + "console.log((() => {\n"
                + script
                + "\n} })());",
            "LOGIN",
            "https://app.example/login",
            "FORWARD",
            forward);
    String ours = helpDocs.browser().get("/login?forward=" + Http.encoded(forward)).location();

    assertThat(theirs).isEqualTo("https://app.example/login?hd_url=" + forward);
    assertThat(Http.decoded(ours)).isEqualTo(theirs);
    assertThat(helpDocs.browser().get("/login?bypass=1").status())
        .as("you can still login at /login?bypass=1")
        .isIn(200, 401);
  }

  private static String below(String heading) throws IOException {
    return VendorProgram.below(heading, VendorProgram.document("000"));
  }

  private String run(String interpreter, String code, String... environment) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("HELPCENTER_SHARED_SECRET", company.secret());
    for (int i = 0; i < environment.length; i += 2) {
      all.put(environment[i], environment[i + 1]);
    }
    return VendorProgram.run(folder, interpreter, code, all);
  }
}
