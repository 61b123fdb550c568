package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A vendor whose package lies in the tests shows up by itself wherever the shipped ones do; that it
 * signs readers in as they do is the contract's to hold.
 */
@Tag("server")
class SixthVendorIT extends GatehouseIT {
  private static final String NAME = "docunest";
  private static final String PATH = "/sso/docunest";
  private static final String HEADER = "X-DocuNest-Assertion";

  private static Speaker vendor;
  private static ConsoleClient console;

  @BeforeAll
  static void found() {
    vendor = founded();
    console = ConsoleClient.of(ConsoleClient.Operator.first());
  }

  private static Speaker founded() {
    return Vendor.ALL.stream()
        .filter(found -> found.protocol().equals(NAME))
        .findFirst()
        .orElseThrow()
        .founded();
  }

  private static String page(String path) {
    Answer page = console.get(path);
    assertThat(page.status()).as("%s", page).isEqualTo(200);
    return page.body();
  }

  @Test
  void looksAndGuessesAtItsAddressAreAnsweredAsAtAnyOther() {
    String path = PATH + "?t=" + vendor.credential("ann");

    assertThat(vendor.browser().head(path).status()).isEqualTo(204);
    assertThat(vendor.browser().get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(vendor.company.program().json("POST", path, "{}").status()).isEqualTo(403);
    Answer put = vendor.company.program().send("PUT", path, null);
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.header("Allow")).contains("GET", "POST");
    Http browser = vendor.browser();
    assertThat(browser.get(path.replace(PATH, PATH + "/")).status()).isEqualTo(303);
    assertThat(vendor.isIn(browser)).isTrue();
  }

  @Test
  void looksAtAnAddressWithItsCredentialUseUpNothing() {
    String path = "/nest/in/" + vendor.credential("fay");
    Http browser = vendor.browser();
    Http signedIn = vendor.browser();
    vendor.present(signedIn, vendor.credential("ann"));
    signedIn.get("/docs");

    for (Http looking : List.of(browser, signedIn)) {
      Answer head = looking.head(path);
      assertThat(head.status()).as("%s", head).isEqualTo(204);
      assertThat(head.headers("Set-Cookie")).isEmpty();
      Answer encoded = looking.head(path.replace("/in/", "/in%2F"));
      assertThat(encoded.headers("Set-Cookie").toString()).doesNotContain("eyJ");
      assertThat(looking.get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
      assertThat(looking.send("OPTIONS", path, null).header("Allow")).doesNotContain("DELETE");
      assertThat(looking.send("PUT", path, null).status()).isEqualTo(405);
    }
    assertThat(signedIn.get(path).status()).isEqualTo(303);
    assertThat(vendor.browser().get(path).location()).endsWith("err=jwt_replayed");
    assertThat(vendor.browser().get("/nest/in").status()).isEqualTo(302);
  }

  @Test
  void publicSiteHasNoPageAtItsAddressesEither() {
    Speaker open = founded();
    open.company.change(open.company.site(), Map.of("visibility", "public"));
    String path = "/nest/in/" + open.credential("jon");

    assertThat(open.browser().head(path).status()).isEqualTo(204);
    assertThat(open.browser().get(path, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
    assertThat(open.browser().get("/nest/in/a.b.c").location()).endsWith("jwt_invalid_signature");
    assertThat(open.browser().get(path).status()).isEqualTo(303);
  }

  @Test
  void anyPostWithItsCredentialInThePathOrInTheHeaderSignsIn() {
    Http byPath = vendor.browser();
    Http byHeader = vendor.browser();
    Http byBareHeader = vendor.browser();

    Answer path = byPath.json("POST", "/nest/in/" + vendor.credential("gil"), "{}");
    Answer header = byHeader.json("POST", "/docs", "{}", HEADER, vendor.credential("gil"));
    Answer bare = byBareHeader.send("POST", PATH, null, HEADER, vendor.credential("gil"));

    assertThat(List.of(path.status(), header.status(), bare.status())).containsOnly(303);
    assertThat(List.of(byPath, byHeader, byBareHeader)).allMatch(vendor::isIn);
  }

  @Test
  void itsHeaderCountsWhateverIsCached() {
    Http browser = vendor.browser();
    vendor.present(browser, vendor.credential("hal"));
    assertThat(vendor.isIn(browser)).isTrue();

    Answer warm = browser.get("/docs", HEADER, "a.b.c");

    assertThat(warm.location()).endsWith("err=jwt_invalid_signature");
  }

  @Test
  void looksAtAProgramsAddressUseUpNothing() {
    String credential = vendor.credential("ivy");
    Http browser = vendor.browser();

    Answer head = browser.head("/v1/article", HEADER, credential);
    Answer prefetch = browser.get("/v1/article", HEADER, credential, "Sec-Purpose", "prefetch");

    assertThat(List.of(head.status(), prefetch.status())).containsOnly(401);
    assertThat(browser.get("/docs", HEADER, credential).status()).isEqualTo(303);
    assertThat(vendor.isIn(browser)).isTrue();
  }

  @Test
  void itsGroupsAndItsSingleUseClaimCount() {
    Map<String, Object> claims = vendor.claims("cem");
    String token = vendor.token(claims, vendor.company.secret());

    assertThat(byForm(token).status()).isEqualTo(303);
    Answer again = byForm(token);

    assertThat(again.location()).endsWith("err=jwt_replayed");
    JsonNode event = vendor.company.events("reason=jwt_replayed").get(0);
    assertThat(event.path("event").asText()).isEqualTo("sso.docunest.rejected");
    assertThat(event.toString()).contains("the nonce was used before").doesNotContain("jti");
    assertThat(vendor.company.events("")).anyMatch(e -> e.toString().contains("docunest.accepted"));
  }

  private static Answer byForm(String token) {
    return vendor.presentByForm(vendor.browser(), token).orElseThrow();
  }

  @Test
  void refusesATokenThatLastsTooLong() {
    Map<String, Object> claims = vendor.claims("dee");
    claims.put("exp", ((Number) claims.get("exp")).longValue() + 600);

    Answer answer = vendor.present(vendor.browser(), vendor.token(claims, vendor.company.secret()));

    assertThat(answer.location()).endsWith("err=jwt_too_old");
  }

  @Test
  void inspectionAcceptsItsTokenAndNamesWhatIsWrongWithAnother() {
    String token = vendor.credential("eve");
    Answer good = inspected(token);
    vendor.present(vendor.browser(), token);

    assertThat(good.json().path("accepted").asBoolean()).as("%s", good).isTrue();
    assertThat(inspected(token).json().path("reason").asText()).isEqualTo("jwt_replayed");
  }

  @Test
  void inspectionKnowsItsTimeAndOnlyItsOwnWay() {
    Map<String, Object> claims = vendor.claims("fay");
    claims.put("issuedAt", System.currentTimeMillis() + 90_000);
    JsonNode early = inspected(vendor.token(claims, vendor.company.secret())).json();
    Map<String, Object> order = Map.of("token", vendor.credential("fay"), "surface", "page");
    Answer elsewhere = admin.post(vendor.company.connection() + "/inspect", order);

    assertThat(early.path("reason").asText()).isEqualTo("jwt_iat_in_future");
    assertThat(early.path("clockDifferenceSeconds").asInt()).isBetween(80, 90);
    assertThat(elsewhere.json().path("surface").asText()).isEqualTo("redirect");
  }

  @Test
  void eventSaysWhatItsChecksRequire() {
    Map<String, Object> claims = vendor.claims("gil");
    claims.put("sub", "gil/2");
    vendor.present(vendor.browser(), vendor.token(claims, vendor.company.secret()));
    JsonNode event = vendor.company.events("reason=jwt_missing_required_claim").get(0);

    assertThat(
            page(
                "/console/log/event.xhtml?site="
                    + vendor.company.siteId
                    + "&id="
                    + event.path("id").asLong()))
        .contains("sub has no slash", "exp is at most ten minutes ahead")
        .contains("mail, if present, identifies one user")
        .doesNotContain("The code hasn");
  }

  private Answer inspected(String token) {
    return admin.post(vendor.company.connection() + "/inspect", Map.of("token", token));
  }

  @Test
  void isOfferedAmongTheProvidersAndHasItsForm() {
    String site = "?site=" + vendor.company.siteId;

    assertThat(page("/console/sso/providers.xhtml" + site))
        .contains("DocuNest", "Your app posts a signed token in a form.");
    assertThat(page("/console/sso/connection.xhtml" + site + "&protocol=" + NAME))
        .contains("DocuNest", "loginUrl", "clockSkewSeconds")
        .containsSubsequence("Required</h3>", "id=\"workspace\"", "Optional</h3>")
        .contains("id=\"teamsClaim\"", "Claim with the groups", "placeholder=\"teams\"")
        .contains("<option value=\"HS256\" selected=\"selected\">", "<option value=\"HS512\">")
        .containsPattern("(?s)>Required<.*>Workspace<span class=\"field-required\">.*>Optional<")
        .doesNotContain("cookiePath", "value=\"HS384\"");
  }

  @Test
  void connectionPageHasItsAddressAndItsProgram() {
    String path =
        "/console/sso/connection.xhtml?site="
            + vendor.company.siteId
            + "&id="
            + vendor.company.connectionId;

    assertThat(page(path)).contains(PATH, "Where your app posts the token", "DOCUNEST_SECRET");
  }

  @Test
  void studioMakesItsTokensAndPostsThem() {
    String path =
        "/console/studio/studio.xhtml?site="
            + vendor.company.siteId
            + "&connection="
            + vendor.company.connectionId;
    Answer page = console.get(path);

    assertThat(page.status()).as("%s", page).isEqualTo(200);
    assertThat(page.body()).contains("nonce", "Names this one token, which counts once.", "teams");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' http://" + vendor.company.host());
  }

  @Test
  void itsOwnOptionIsAMemberOfTheConnection() {
    String path = vendor.company.connection();
    ObjectNode body = (ObjectNode) admin.get(path).json();
    assertThat(body.path("teamsClaim").asText()).isEqualTo("teams");

    Problems.invalid(admin.put(path, body.deepCopy().put("teamsClaim", 5)), "teamsClaim");
    Problems.invalid(admin.put(path, body.deepCopy().put("algorithm", "HS384")), "algorithm");
    Problems.invalid(admin.put(path, body.deepCopy().put("teamClaim", "squads")), "teamClaim");
    Answer changed = admin.put(path, body.deepCopy().put("teamsClaim", "squads"));
    JsonNode audited =
        admin
            .get("/audit?event=jwt.updated&site=" + vendor.company.siteId)
            .json()
            .at("/items/0/changes/teamsClaim");
    assertThat(admin.put(path, body).status()).isEqualTo(200);

    assertThat(changed.json().path("teamsClaim").asText()).isEqualTo("squads");
    assertThat(audited.toString()).isEqualTo("{\"before\":\"teams\",\"after\":\"squads\"}");
  }

  @Test
  void itsRequiredOptionIsDemandedOfItsOwnConnectionsOnly() {
    String connections = vendor.company.site() + "/connections";
    Map<String, Object> other =
        Map.of("protocol", "helpcenter", "loginUrl", "https://b.example/in");
    Answer made = admin.post(connections, other);
    String path = connections + "/" + made.json().path("id").asLong();
    Answer read = admin.get(path);

    assertThat(made.status()).as("%s", made).isEqualTo(201);
    assertThat(read.json().has("workspace")).isFalse();
    assertThat(admin.put(path, read.json()).status()).isEqualTo(200);
    ObjectNode body = (ObjectNode) admin.get(vendor.company.connection()).json();
    assertThat(body.path("workspace").asText()).isEqualTo("acme-team");
    Problems.invalid(
        admin.put(vendor.company.connection(), body.deepCopy().without("workspace")), "workspace");
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void openApiNamesItAndItsAddress() {
    JsonNode document = at("localhost").get("/openapi.json").json();

    JsonNode protocol = document.at("/components/schemas/Connection/properties/protocol");
    assertThat(protocol.path("type").asText()).isEqualTo("string");
    assertThat(protocol.path("examples").toString()).contains("\"docunest\"", "\"helpcenter\"");
    JsonNode path = document.path("paths").path(PATH);
    assertThat(List.of("get", "post", "head")).allMatch(path::has);
    JsonNode option = document.at("/components/schemas/Connection/properties/teamsClaim");
    assertThat(option.path("type").asText()).isEqualTo("string");
    assertThat(option.path("default").asText()).isEqualTo("teams");
    assertThat(option.path("description").asText()).contains("the reader's group ids");
  }
}
