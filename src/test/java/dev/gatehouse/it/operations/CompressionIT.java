package dev.gatehouse.it.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server compresses, as the scripts in {@code server-config} set it up. */
@Tag("server")
class CompressionIT extends GatehouseIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/site.css",
        "/assets/console.css",
        "/assets/console.js",
        "/jakarta.faces.resource/core.js.xhtml?ln=primefaces",
        "/jakarta.faces.resource/components.css.xhtml?ln=primefaces"
      })
  void stylesAndScriptsAreCompressed(String path) throws Exception {
    HttpResponse<byte[]> packed = packed(path);

    assertThat(packed.statusCode()).isEqualTo(200);
    assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
    String plain = at("localhost").get(path).body();
    assertThat(unpacked(packed.body())).isEqualTo(plain);
    assertThat(packed.body().length).isLessThan(plain.length() / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/site.css", "/jakarta.faces.resource/core.js.xhtml?ln=primefaces"})
  void clientsThatDoNotAskGetPlainTextThatCachesKeepApart(String path) {
    Answer answer = at("localhost").get(path);

    assertThat(answer.header("Content-Encoding")).isNull();
    assertThat(answer.headers("Vary")).contains("Accept-Encoding");
  }

  @Test
  void versionedAssetsAreCachedForAYear() {
    String page = at("localhost").get("/console/login.xhtml").body();
    String address = page.replaceFirst("(?s).*\"(/assets/console\\.css\\?v=[0-9a-f]+)\".*", "$1");

    Answer style = at("localhost").get(address, "Accept-Encoding", "gzip");

    assertThat(style.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(style.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  void pagesAndDataAreNeverCompressed() {
    Http site = Company.startingSignInsItself().browser();

    assertPlain(site, "/login");
    assertPlain(at("localhost"), "/console/login.xhtml");
    assertPlain(at("localhost"), "/api/admin/v1/openapi.json");
    assertPlain(at("localhost"), "/assets/../console/login.xhtml");
  }

  private static void assertPlain(Http host, String path) {
    Answer answer = host.get(path, "Accept-Encoding", "gzip");

    assertThat(answer.header("Content-Encoding")).as(path).isNull();
  }

  private static HttpResponse<byte[]> packed(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Http.port() + path))
            .header("Host", "localhost:" + Http.port())
            .header("Accept-Encoding", "gzip")
            .build();
    // Payara does not compress over HTTP/2, to which Java's client upgrades.
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(unpacked.readAllBytes(), UTF_8);
    }
  }
}
