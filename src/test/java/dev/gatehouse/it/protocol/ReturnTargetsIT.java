package dev.gatehouse.it.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader who signed in lands on a page of the help center, whatever the link said. */
@Tag("server")
class ReturnTargetsIT extends GatehouseIT {
  private static final Path PAYLOADS = Path.of("..", "shared", "vectors", "openredirect");
  private static final int READERS = 8;

  /** One slash, and not what a browser takes for a second one. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

  /** What may stand in a query as it is. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:[A-Za-z0-9._~!$'()*+,;:@/?-]|%[0-9A-Fa-f]{2})+");

  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void goesToThePageThatWasAskedFor(Vendor vendor) {
    assertThat(vendor.founded().returnTo(Http.encoded("/search?q=a&x=1")))
        .containsOnly("/search?q=a&x=1");
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void staysWithTheTenant(Vendor vendor) throws Exception {
    assumeTrue(Files.exists(PAYLOADS), "the outside test vectors are not on this machine");
    Speaker speaker = vendor.founded();
    List<String> targets = shareOf(vendor);
    AtomicInteger next = new AtomicInteger();

    Simultaneously.times(
        READERS,
        reader ->
            () -> {
              for (int i = next.getAndIncrement(); i < targets.size(); i = next.getAndIncrement()) {
                String target = targets.get(i);
                speaker.returnTo(target).forEach(location -> stays(target, location));
              }
              return null;
            });
  }

  /**
   * One rule decides for all vendors, and ReturnTargetTest asks it about each payload: here each is
   * brought to one vendor, and its neighbours in the lists, which are much like it, to the others.
   */
  private static List<String> shareOf(Vendor vendor) throws IOException {
    List<String> targets = targets();
    return IntStream.iterate(
            Vendor.ALL.indexOf(vendor), i -> i < targets.size(), i -> i + Vendor.ALL.size())
        .mapToObj(targets::get)
        .toList();
  }

  /** Each payload as a form would send it, and as it stands where that can be. */
  private static List<String> targets() throws IOException {
    List<String> targets = new ArrayList<>();
    for (String list : List.of("oauth2-proxy-openredirects.txt", "patt-payloads.txt")) {
      for (String payload : Files.readAllLines(PAYLOADS.resolve(list), UTF_8)) {
        targets.add(Http.encoded(payload));
        if (payload.contains("%") && PLAIN.matcher(payload).matches()) {
          targets.add(payload);
        }
      }
    }
    assertThat(targets).hasSizeGreaterThan(790);
    return targets;
  }

  private static void stays(String target, String location) {
    String path = location.replaceFirst("[?#].*", "");
    assertThat(location).as(target).matches(OWN_PATH);
    assertThat(Http.decoded(Http.decoded(path))).as(target).matches(OWN_PATH);
  }
}
