package dev.gatehouse.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PretendCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are for a page that a reader goes to. */
class FetchTest {
  private static final String HTML =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  private static PretendCall to(String path) {
    return PretendCall.to("acme.localhost", path);
  }

  private static boolean isForPart(Incoming request) {
    return request.fetch().isForPart(request.path(), request.accept());
  }

  @ParameterizedTest
  @CsvSource({
    "navigate, document, true",
    "navigate, iframe, true",
    "navigate, '', true",
    "navigate, object, false",
    "no-cors, image, false",
    "cors, empty, false",
    "cors, manifest, false",
    "same-origin, empty, false",
    "'', empty, false",
    "'', document, true"
  })
  void browserSaysSo(String mode, String destination, boolean page) {
    Incoming request = to("/article/1-x").fetch(mode, destination).accept("*/*").incoming();

    assertThat(request.isNavigation()).isEqualTo(page);
    assertThat(isForPart(request)).isEqualTo(!page);
  }

  /** Node.js does so for its own {@code fetch}, which is a plain client. */
  @Test
  void modeAloneTellsNothing() {
    assertThat(to("/docs").fetch("cors", "").accept("*/*").incoming().isNavigation()).isTrue();
    assertThat(isForPart(to("/logo.png").fetch("cors", "").accept("*/*").incoming())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/docs",
        "/article/1-x",
        "/article/1-node.js",
        "/search",
        "/old/guide.html",
        "/a.b"
      })
  void plainClientsAskForPages(String path) {
    for (String accept : new String[] {"", "*/*", HTML, "*/*;q=0.8", "application/xhtml+xml"}) {
      assertThat(to(path).accept(accept).incoming().isNavigation()).as(accept).isTrue();
    }
    assertThat(to(path).byScript().incoming().isNavigation()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/avif,image/webp,image/apng,*/*;q=0.8",
        "text/css,*/*;q=0.1",
        "application/json, text/plain, */*",
        "application/json",
        "text/html;q=0, */*;q=0.5, image/png"
      })
  void whoNamesOtherTypesWantsNoPage(String accept) {
    Incoming request = to("/article/1-x").accept(accept).incoming();

    assertThat(request.isNavigation()).isFalse();
    assertThat(isForPart(request)).as("certainly").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/apple-touch-icon.png",
        "/apple-touch-icon-120x120-precomposed.png",
        "/site.webmanifest",
        "/manifest.json",
        "/browserconfig.xml",
        "/article/missing.PNG",
        "/article/1.png",
        "/category/12.css",
        "/sw.js",
        "/.well-known/assetlinks.json",
        "/.well-known/change-password"
      })
  void filesAreNoPages(String path) {
    assertThat(to(path).accept("*/*").incoming().isNavigation()).isFalse();
    assertThat(to(path).accept(HTML).incoming().isNavigation()).isFalse();
    assertThat(Fetch.isFile(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/article/1", "/article/1-logo.png", "/category/12-style.css"})
  void articlesAndCategoriesArePagesWhateverTheirSlug(String path) {
    assertThat(to(path).accept(HTML).incoming().isNavigation()).isTrue();
    assertThat(Fetch.isFile(path)).isFalse();
  }

  @Test
  void looksAndPrefetchesAreNoNavigations() {
    assertThat(to("/docs").method("HEAD").incoming().isNavigation()).isFalse();
    assertThat(to("/docs").method("HEAD").incoming().isForPage()).isTrue();
    assertThat(to("/docs").prefetch(true).incoming().isForPage()).isFalse();
    assertThat(to("/docs").method("POST").incoming().isForPage()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, navigate, document, true, true",
    "cross-site, '', '', true, true",
    "cross-site, navigate, iframe, false, false",
    "cross-site, no-cors, image, false, true",
    "cross-site, cors, empty, false, true",
    "cross-site, navigate, object, false, true",
    "same-site, navigate, document, false, false",
    "same-origin, navigate, document, false, false",
    "none, navigate, document, false, false",
    "'', navigate, document, false, false"
  })
  void otherSitesLinksAndPartsAreKnown(
      String site, String mode, String destination, boolean arrival, boolean byOther) {
    Fetch fetch = new Fetch(site, mode, destination, false);

    assertThat(fetch.isArrival()).isEqualTo(arrival);
    assertThat(fetch.isByOtherSite()).isEqualTo(byOther);
  }

  @ParameterizedTest
  @CsvSource({"same-site, true", "cross-site, true", "same-origin, false", "none, false"})
  void siblingsMayCountAsOtherSites(String site, boolean other) {
    Fetch fetch = new Fetch(site, "navigate", "document", true).siblingsAsOthers();

    assertThat(fetch.isArrival()).isEqualTo(other);
    assertThat(fetch.isByOtherSite()).isEqualTo(other);
    assertThat(fetch.byScript()).isTrue();
    assertThat(fetch.isForPart("/docs", "*/*")).isFalse();
  }
}
