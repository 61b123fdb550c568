package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJlIG9mIHRoaXM";

  @ParameterizedTest
  @CsvSource({
    "jwt=a.b.c, /docs",
    "x=1&jwt=a.b.c&y=2, /docs?x=1&y=2",
    "%6Awt=a.b.c&x=%zz, /docs?x=%zz",
    "jwt, /docs",
    "njwt=1, /docs?njwt=1",
    "code=1234567890123456789012345678901234567890123&x=1, /docs?x=1",
    "c%6Fde=%31234567890123456789012345678901234567890123, /docs",
    "code=123&a=1234567890123456789012345678901234567890123,"
        + " /docs?code=123&a=1234567890123456789012345678901234567890123",
    "a=eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJlIG9mIHRoaXM&x=1, /docs?x=1",
    "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJlIG9mIHRoaXM, /docs",
    "next=%2Fdocs%3Fhd_jwt%3DTOKEN&x=1, /docs?x=1",
    "next=%252Fdocs%253Fhd_jwt%253DTOKEN&x=1, /docs?x=1",
    "next=%zz%3Fhd_jwt%3DTOKEN&x=1, /docs?x=1",
    "a=%65yJhbGciOiJIUzI1NiJ9%2Ee30.c2lnbmF0dXJlIG9mIHRoaXM&x=1, /docs?x=1",
    "a=IHsgImFsZyI6IkhTMjU2In0.e30.c2lnbmF0dXJlIG9mIHRoaXM&x=1, /docs?x=1",
    "q=www.extensions.TOKEN&x=1, /docs?x=1",
    "next=%2Fdocs%3Fq%3D1, /docs?next=%2Fdocs%3Fq%3D1",
    "q=extensions.config.applicationsettings, /docs?q=extensions.config.applicationsettings",
    "q=exchange-server.example.mail-gateway-settings,"
        + " /docs?q=exchange-server.example.mail-gateway-settings",
    "q=example.of.anothersentence&v=1.2.3, /docs?q=example.of.anothersentence&v=1.2.3"
  })
  void takesTheTokenOutOfTheAddress(String query, String expected) {
    String sent = query.replace("TOKEN", TOKEN);

    assertThat(request("GET", sent, null, null).withoutTokens()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs?hd_jwt=a.b.c&x=1, /docs?x=1",
    "/docs?jwt=TOKEN, /docs",
    "/docs?a=TOKEN#top, /docs#top",
    "/docs?x=1#TOKEN, /docs?x=1",
    "/search?q=extensions.config.applicationsettings,"
        + " /search?q=extensions.config.applicationsettings",
    "/docs/TOKEN,",
    "/docs%3Fjwt%3DTOKEN,"
  })
  void takesTheTokenOutOfThePageThatAParameterNames(String page, String expected) {
    Map<String, String> parameters = Map.of("forward", page.replace("TOKEN", TOKEN));

    assertThat(sending("GET", parameters, false, false).pageIn("forward").orElse(null))
        .isEqualTo(expected);
    assertThat(sending("GET", Map.of(), false, false).pageIn("forward")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/sso/jwt, true",
    "/sso/jwt/, true",
    "//sso//jwt, true",
    "/sso/jwtx, false",
    "/sso/jwt/x, false",
    "/sso, false",
    "/SSO/jwt, false"
  })
  void slashesMakeNoOtherAddress(String path, boolean same) {
    Incoming request = request("GET", null, null, null);

    assertThat(request.at(request.host(), "", path).isAt("/sso/jwt")).isEqualTo(same);
  }

  @Test
  void readsCookiesByTheirWholeName() {
    Incoming request = request("GET", null, "xgatehouse=1; gatehouse=2;gatehouse-browser=3", null);

    assertThat(request.cookie("gatehouse")).contains("2");
    assertThat(request.cookie("gatehouse-browser")).contains("3");
    assertThat(request.cookie("other")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Bearer a.b.c, a.b.c", "bearer a.b.c, a.b.c", "Basic abc,", "Bearerabc,"})
  void readsBearerTokens(String header, String token) {
    assertThat(request("GET", null, null, header).bearer().orElse(null)).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u0001", "\t", "\u001f", "\u00a0"})
  void takesNothingButSpacesAwayAroundAToken(String junk) {
    String token = "a.b.c" + junk;
    Incoming request = request("GET", null, "kept=" + token, "Bearer   " + token + "  ");

    assertThat(request.bearer()).contains(token);
    assertThat(request.cookie("kept")).contains(token);
  }

  @Test
  void takesEveryProtocolsTokenOutOfTheAddress() {
    Incoming request = request("GET", "hd_jwt=a.b.c&x=1&jwt=zz", null, null);

    assertThat(request.withoutTokens()).isEqualTo("/docs?x=1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/in, https://a.example/in?key=a%2Bb",
    "https://a.example/in?x=1, https://a.example/in?x=1&key=a%2Bb",
    "https://a.example/in?, https://a.example/in?key=a%2Bb"
  })
  void keepsTheQueryOfALoginUrl(String url, String expected) {
    assertThat(Incoming.withParameter(url, "key", "a+b")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"GET, true", "HEAD, false", "OPTIONS, false", "PUT, false", "POST, false"})
  void signsInWithGetAndFormsOnly(String method, boolean may) {
    Incoming request = sending(method, Map.of("jwt", "a.b.c"), false, false);

    assertThat(request.maySignIn(Credential.sent("a.b.c", Surface.REDIRECT))).isEqualTo(may);
    assertThat(request.maySignIn(Credential.sent("", Surface.REDIRECT))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({"GET, true", "HEAD, false", "OPTIONS, false", "PUT, false", "POST, true"})
  void anyPostMayBringACredentialInAHeaderOrInThePath(String method, boolean may) {
    Incoming request = sending(method, Map.of("page", "2"), false, false);

    assertThat(request.maySignIn(Credential.sent("a.b.c", Surface.REDIRECT))).isEqualTo(may);
  }

  @Test
  void prefetchSignsNobodyIn() {
    Credential credential = Credential.sent("a.b.c", Surface.REDIRECT);

    assertThat(sending("POST", Map.of("jwt", "a.b.c"), true, false).maySignIn(credential)).isTrue();
    assertThat(sending("GET", Map.of(), false, true).maySignIn(credential)).isFalse();
    assertThat(sending("POST", Map.of("jwt", "a.b.c"), true, true).maySignIn(credential)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "DELETE"})
  void programsMayShowTheirTokenAtEveryCall(String method) {
    Incoming call = request(method, "/v1/article", null, null, "Bearer a.b.c");

    assertThat(call.maySignIn(Credential.sent("a.b.c", Surface.API))).isTrue();
    assertThat(call.maySignIn(Credential.sent("a.b.c", Surface.WIDGET))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "DELETE"})
  void whatSignsABrowserInCountsAtAProgramsAddressAsAnywhere(String method) {
    Incoming call = request(method, "/v1/article", null, null, null);

    assertThat(call.maySignIn(Credential.sent("a.b.c", Surface.REDIRECT))).isFalse();
    assertThat(call.maySignIn(Credential.sent("a.b.c", Surface.PAGE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/login/in/a.b.c, a.b.c",
    "/login/in/a.b.c/, a.b.c",
    "//login//in//a.b.c, a.b.c",
    "/login/in%2Fa.b.c, a.b.c",
    "/login%2fin/a.b.c, a.b.c",
    "/login/in/a.b.c/x,",
    "/login/in/,",
    "/login/in,",
    "/login/a.b.c,",
    "/docs/login/in/a.b.c,"
  })
  void readsTheSegmentThatAnAddressLeavesOpen(String path, String token) {
    Incoming request = request("GET", path, null, null, null);

    assertThat(request.pathParameter("/login/in/{token}").orElse(null)).isEqualTo(token);
    assertThat(request.isAt("/login/in/{token}")).isEqualTo(token != null);
  }

  private static Incoming request(
      String method, String query, String cookies, String authorization) {
    return request(method, "/docs", query, cookies, authorization);
  }

  private static Incoming sending(
      String method, Map<String, String> parameters, boolean form, boolean prefetch) {
    return request(method, "/docs", null, parameters, form, prefetch, null, null);
  }

  private static Incoming request(
      String method, String path, String query, String cookies, String authorization) {
    return request(method, path, query, Map.of(), false, false, cookies, authorization);
  }

  private static Incoming request(
      String method,
      String path,
      String query,
      Map<String, String> parameters,
      boolean form,
      boolean prefetch,
      String cookies,
      String authorization) {
    return PretendCall.to("acme.localhost", path)
        .method(method)
        .query(query)
        .parameters(parameters)
        .form(form)
        .prefetch(prefetch)
        .cookies(cookies)
        .authorization(authorization)
        .incoming();
  }
}
