package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.RawRequest;
import dev.gatehouse.it.support.http.RawRequest.Received;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each server makes of headers that nobody of ours wrote. */
@Tag("server")
class RequestHeadersIT extends GatehouseIT {
  private static final String BEARER = "Bearer " + System.getenv("GATEHOUSE_ADMIN_TOKEN");

  /** Cookies of other software on the company's domain. */
  static Stream<String> foreignCookies() {
    String many =
        IntStream.range(0, 400).mapToObj(i -> "c" + i + "=" + i).collect(Collectors.joining("; "));
    return Stream.of(
        "x=\u00fc",
        "x=\"\u00fc\"",
        "\u00fc=x",
        "=x",
        "x",
        "$Version=1",
        "$Version=\"1",
        "x=\"open",
        "x=a\"b",
        "x={\"a\":\"b,c\"}",
        ",",
        ";;;",
        "x=\u0001",
        "x=\u007f",
        "a,b=c",
        "x=y=z",
        "x=" + "y".repeat(20_000),
        many);
  }

  @ParameterizedTest
  @MethodSource("foreignCookies")
  void ourCookiesBesideAForeignOneAreRead(String foreign) {
    Company company = Company.startingSignInsItself();
    Answer signedIn = at(company.host()).get("/sso/jwt?jwt=" + company.token("ann"));
    String ours = signedIn.header("Set-Cookie").split(";")[0];

    for (String cookies : List.of(foreign + "; " + ours, ours + "; " + foreign)) {
      Received page = RawRequest.get(company.host(), "/docs").with("Cookie", cookies).send();
      assertThat(page.status()).as(cookies).isEqualTo(200);
    }
    Received twoLines =
        RawRequest.get(company.host(), "/docs").with("Cookie", foreign).with("Cookie", ours).send();
    assertThat(twoLines.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("foreignCookies")
  void theConsoleAndTheApiNoticeNoForeignCookie(String foreign) {
    Received first = RawRequest.get("localhost", "/console/login.xhtml").send();
    String kept =
        first.headers("Set-Cookie").stream()
            .map(cookie -> cookie.split(";")[0])
            .collect(Collectors.joining("; "));

    Received again =
        RawRequest.get("localhost", "/console/login.xhtml")
            .with("Cookie", foreign + "; " + kept)
            .send();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Set-Cookie")).as("nothing was forgotten").isNull();
    Received sites =
        RawRequest.get("localhost", "/api/admin/v1/sites")
            .with("Authorization", BEARER)
            .with("Cookie", foreign)
            .send();
    assertThat(sites.status()).isEqualTo(200);
  }

  @Test
  void noHeaderOfAnySizeIsTheServersFault() {
    String open = HelpCenter.of("public").host();
    for (int size : new int[] {60_000, 200_000}) {
      Received answer =
          RawRequest.get(open, "/docs").with("Cookie", "x=" + "y".repeat(size)).send();
      assertThat(answer.status()).isIn(200, 400, 413, 431);
    }
  }

  @Test
  void aNulMakesACookieNoneAndOtherHeadersBad() {
    String open = HelpCenter.of("public").host();
    Received cookie = RawRequest.get(open, "/docs").with("Cookie", "helpsite_jwt=a.b.c\0").send();
    assertThat(cookie.status()).isIn(200, 400);
    Received other = RawRequest.get(open, "/docs").with("X-Any", "a\u0001").send();
    assertThat(other.status()).isEqualTo(400);
  }

  /** How many of the calls go to resources that read bytes, whatever their type. */
  private static final int BACK_CHANNEL = 3;

  private record Call(String method, String host, String path) {
    RawRequest request() {
      return RawRequest.of(method, path)
          .with("Host", host + ":" + Http.port())
          .with("Content-Length", "0");
    }
  }

  private static List<Call> calls() {
    String open = HelpCenter.of("public").host();
    String coded = CodeBackend.founded().company.host();
    return List.of(
        new Call("POST", coded, "/jwt/generateCode"),
        new Call("POST", coded, "/jwt/token"),
        new Call("POST", coded, "/api/jwt/generate-code"),
        new Call("GET", open, "/v1/article"),
        new Call("GET", open, "/api/widget/v1/search"),
        new Call("POST", "localhost", "/api/admin/v1/sites"));
  }

  private static void isProblem(Received answer, String what) {
    assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
    String body = answer.body();
    String json = body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
    try {
      assertThat(new ObjectMapper().readTree(json).path("status").asInt())
          .isEqualTo(answer.status());
    } catch (JsonProcessingException e) {
      throw new AssertionError(what + ": " + body, e);
    }
  }

  @Test
  void programsGetAProblemForATypeThatIsNone() {
    List<Call> calls = calls();
    for (Call call : calls) {
      boolean takesAnyType = calls.indexOf(call) < BACK_CHANNEL;
      for (String type : List.of("x", ";;", "/", "a/b/c", "a/b;c=\"", "text/plain;charset=bogus")) {
        Received answer =
            call.request().with("Authorization", BEARER).with("Content-Type", type).send();
        List<Integer> expected = takesAnyType ? List.of(401) : List.of(400, 415);
        assertThat(answer.status()).as("%s %s", call, type).isIn(expected);
        isProblem(answer, call + " " + type);
      }
      for (String accepted : List.of("x", ";;", "a/b;q=x", "\u00fc", "a/b/c")) {
        Received answer =
            call.request().with("Authorization", BEARER).with("Accept", accepted).send();
        assertThat(answer.status()).as("%s %s", call, accepted).isEqualTo(400);
        isProblem(answer, call + " " + accepted);
      }
    }
    for (Call call : calls.subList(0, BACK_CHANNEL)) {
      Received untyped = call.request().send();
      assertThat(untyped.status()).isEqualTo(401);
      isProblem(untyped, call.toString());
    }
  }

  @Test
  void headersThatSayNothingAreNoFault() {
    String open = HelpCenter.of("public").host();
    for (String path : List.of("/docs", "/v1/article", "/api/widget/v1/search?q=a", "/login")) {
      for (String type : List.of("", "text/plain; charset=", "text/html;charset=\"\"")) {
        Received answer = RawRequest.get(open, path).with("Content-Type", type).send();
        assertThat(answer.status()).as("%s %s", path, type).isEqualTo(200);
      }
      Received answer = RawRequest.get(open, path).with("Accept-Language", "de;Q=0.9").send();
      assertThat(answer.status()).as(path).isEqualTo(200);
    }
    Received missing =
        RawRequest.get(open, "/article/999-none").with("Content-Type", "a/b;charset=").send();
    assertThat(missing.status()).isEqualTo(404);
    Received page =
        RawRequest.get(open, "/docs").with("Accept-Language", "en;q=0.1,de;Q=0.9").send();
    assertThat(page.body()).contains("lang=\"de\"");
    String form = "application/x-www-form-urlencoded; charset=";
    Received posted =
        RawRequest.of("POST", "/logout")
            .with("Host", open + ":" + Http.port())
            .with("Content-Type", form)
            .with("Content-Length", "0")
            .send();
    assertThat(posted.status()).isEqualTo(415);
  }

  /** Payara answers 400 before any application sees it, in its own words. */
  @Test
  void findsNothingAtAPathThatIsNoUtf8() {
    String open = HelpCenter.of("public").host();
    for (String path : List.of("/v1/article/%ff", "/v1/%ff", "/api/widget/v1/articles/%c3%28")) {
      Received answer = RawRequest.get(open, path).send();
      assertThat(answer.status()).as(path).isIn(400, 404);
      if (answer.status() == 404) {
        isProblem(answer, path);
      } else {
        assertThat(answer.body()).isEmpty();
      }
    }
  }
}
