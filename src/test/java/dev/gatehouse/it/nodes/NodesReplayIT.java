package dev.gatehouse.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.node.SharedDatabase;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Copies of one token that reach two nodes at the same moment sign in once. */
@Tag("nodes")
class NodesReplayIT {
  /** Ten thousand copies; a fifth of them where one node is Payara, whose database is the same. */
  private static final int TOKENS = Nodes.WITH_PAYARA ? 125 : 625;

  /** So many clients send each token at once, half of them to each node. */
  private static final int COPIES = 16;

  private static final int WITHOUT_CONSTRAINT = 40;

  private final List<Node> both = Nodes.both();

  @Test
  void ofThousandsOfCopiesOfTokensAtBothNodesEachTokenSignsInOnce() throws Exception {
    Company company = Company.startingSignInsItself();

    List<Integer> accepted = race(company, TOKENS);

    assertThat(accepted).hasSize(TOKENS).allMatch(times -> times == 1);
    String sessions = "select count(*) from reader_session where tenant_id = " + company.siteId;
    assertThat(SharedDatabase.number(sessions)).isEqualTo(TOKENS + both.size());
  }

  /** That the race above is one: what keeps the copies apart is the database's constraint alone. */
  @Test
  void withoutTheUniqueConstraintTheSameRaceSignsInTwice() throws Exception {
    Company company = Company.startingSignInsItself();
    List<Integer> accepted;
    SharedDatabase.execute("alter table consumed_jti drop constraint consumed_once");
    try {
      accepted = race(company, WITHOUT_CONSTRAINT);
    } finally {
      SharedDatabase.execute(
          "delete from consumed_jti",
          "alter table consumed_jti add constraint consumed_once"
              + " primary key (authority, purpose, jti_hash)");
    }

    assertThat(accepted).anyMatch(times -> times > 1);
  }

  /** For each token, how often it signed in. */
  private List<Integer> race(Company company, int tokens) throws Exception {
    List<Http> nodes = both.stream().map(node -> node.at(company.host())).toList();
    // Everybody knows the reader and the site already: only the jti keeps the copies apart.
    for (Http node : nodes) {
      assertThat(node.get("/sso/jwt?jwt=" + company.token("ann")).status()).isEqualTo(303);
    }
    List<String> paths =
        Stream.generate(() -> "/sso/jwt?jwt=" + company.token("ann")).limit(tokens).toList();
    CyclicBarrier next = new CyclicBarrier(COPIES);
    List<List<Integer>> answers =
        Simultaneously.times(
            COPIES,
            client ->
                () -> {
                  List<Integer> statuses = new ArrayList<>();
                  for (String path : paths) {
                    next.await();
                    statuses.add(nodes.get(client % nodes.size()).get(path).status());
                  }
                  return statuses;
                });
    assertThat(answers.stream().flatMap(List::stream).collect(Collectors.toSet()))
        .isSubsetOf(303, 403);
    List<Integer> accepted = new ArrayList<>();
    for (int token = 0; token < tokens; token++) {
      int each = token;
      accepted.add((int) answers.stream().filter(client -> client.get(each) == 303).count());
    }
    return accepted;
  }
}
