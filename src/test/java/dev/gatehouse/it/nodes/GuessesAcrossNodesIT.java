package dev.gatehouse.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever guesses passwords gets no more guesses because there are more nodes. */
@Tag("nodes")
class GuessesAcrossNodesIT {
  private static final int FREE = 5;
  private static final int TOO_MANY = 429;
  private static final int WRONG = 401;

  private final List<Node> nodes = Nodes.both();
  private final String[] address = CodeBackend.elsewhere();

  /** However long the machine takes, no wait ends within a test. */
  @BeforeEach
  void stopClocks() {
    Instant now = Instant.now();
    nodes.forEach(node -> node.stopClockAt(now));
  }

  @AfterEach
  void runClocks() {
    nodes.forEach(Node::runClock);
  }

  @Test
  void guessesOfAReadersPasswordCountAtBothNodes() {
    HelpCenter center = HelpCenter.of("invited");
    center.userWith("ann@company.example", "a password of Ann's own");

    guessedInTurns(
        center,
        browser -> HelpCenter.signIn(browser, "ann@company.example", "wrong", address).status());

    for (Node node : nodes) {
      Http browser = node.on(center.browser());
      assertThat(
              HelpCenter.signIn(browser, "ann@company.example", "a password of Ann's own", address)
                  .status())
          .isEqualTo(TOO_MANY);
      String[] elsewhere = CodeBackend.elsewhere();
      assertThat(
              HelpCenter.signIn(
                      browser, "ann@company.example", "a password of Ann's own", elsewhere)
                  .status())
          .isEqualTo(303);
    }
  }

  @Test
  void guessesOfTheSharedPasswordCountAtBothNodes() {
    HelpCenter center = HelpCenter.of("password");

    guessedInTurns(center, browser -> HelpCenter.open(browser, "wrong", address).status());

    for (Node node : nodes) {
      Http browser = node.on(center.browser());
      assertThat(HelpCenter.open(browser, HelpCenter.SHARED, address).status()).isEqualTo(TOO_MANY);
      assertThat(HelpCenter.open(browser, HelpCenter.SHARED, CodeBackend.elsewhere()).status())
          .isEqualTo(303);
    }
  }

  /** The first one at each node is not counted before it has failed. */
  @Test
  void simultaneousGuessesAtBothNodesAreHardlyMoreThanAtOne() throws Exception {
    HelpCenter center = HelpCenter.of("invited");
    center.userWith("ann@company.example", "a password of Ann's own");

    List<Integer> statuses =
        Simultaneously.times(
            8 * nodes.size(),
            i ->
                () -> {
                  Http browser = nodes.get(i % nodes.size()).on(center.browser());
                  return HelpCenter.signIn(browser, "ann@company.example", "wrong", address)
                      .status();
                });

    assertThat(statuses).doesNotContain(303).contains(WRONG);
    assertThat(statuses).filteredOn(status -> status == WRONG).hasSizeLessThan(FREE + 3);
  }

  private void guessedInTurns(HelpCenter center, Function<Http, Integer> guess) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 2 * FREE; i++) {
      statuses.add(guess.apply(nodes.get(i % nodes.size()).on(center.browser())));
    }
    assertThat(statuses.subList(0, FREE)).doesNotContain(TOO_MANY, 303);
    assertThat(statuses.subList(FREE, 2 * FREE)).containsOnly(TOO_MANY);
  }
}
