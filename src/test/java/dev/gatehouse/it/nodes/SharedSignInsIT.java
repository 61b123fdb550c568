package dev.gatehouse.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser whose requests reach now one node, now another, signs in and reads. */
@Tag("nodes")
class SharedSignInsIT {
  private final Node a = Nodes.first();
  private final Node b = Nodes.second();

  static List<Vendor> vendors() {
    return Vendor.ALL;
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signInThatBeginsOnOneNodeEndsOnTheOther(Vendor vendor) {
    begunAndFinished(vendor, a, b);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signInThatBeginsOnTheOtherNodeEndsOnThisOne(Vendor vendor) {
    begunAndFinished(vendor, b, a);
  }

  private static void begunAndFinished(Vendor vendor, Node begins, Node ends) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    Answer redirect = speaker.sentAway(begins.on(browser), "/docs");

    Answer landed = speaker.comeBack(ends.on(browser), redirect, "ann");

    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    assertThat(speaker.isIn(begins.on(browser))).isTrue();
    assertThat(speaker.isIn(ends.on(browser))).isTrue();
  }
}
