package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which entries of the audit trail an operator sees in the console. */
@Tag("database")
class ConsoleAuditIT extends GatehouseIT {
  private static final List<String> ADDRESSES =
      List.of("/console/audit/trail.xhtml", "/console/audit/trail.csv");

  private final Company ours = Company.founded();
  private final Company theirs = Company.founded();

  @Test
  void showsWhoConfiguresSitesWhatHappenedThere() {
    ConsoleClient adminOfOurs = ConsoleClient.of(Operator.at(ours.siteId, "admin"));
    for (String address : ADDRESSES) {
      Answer answer = adminOfOurs.get(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(answer.body()).contains("connection " + ours.connectionId + ": JWT");
      assertThat(answer.body()).doesNotContain("connection " + theirs.connectionId + ": JWT");
      assertThat(answer.body()).doesNotContain(theirs.subdomain);
      assertThat(adminOfOurs.get(address + "?at=" + theirs.subdomain).body())
          .doesNotContain("connection " + theirs.connectionId + ": JWT");
      assertThat(adminOfOurs.get(address + "?site=" + theirs.siteId).status()).isEqualTo(404);
    }
  }

  @Test
  void isNotThereForOthers() {
    ConsoleClient editor = ConsoleClient.of(Operator.at(ours.siteId, "editor"));
    for (String address : ADDRESSES) {
      assertThat(editor.get(address).status()).as(address).isEqualTo(404);
      assertThat(editor.get(address + "?site=" + ours.siteId).status()).isEqualTo(404);
    }
  }

  @Test
  void opensNoConnectionOfAnotherSiteInTheStudio() {
    ConsoleClient adminOfOurs = ConsoleClient.of(Operator.at(ours.siteId, "admin"));
    String studio = "/console/studio/studio.xhtml?site=" + ours.siteId + "&connection=";

    Answer page = adminOfOurs.get(studio + ours.connectionId);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.body()).doesNotContain(ours.secret());
    assertThat(adminOfOurs.get(studio + theirs.connectionId).status()).isEqualTo(404);
    assertThat(adminOfOurs.get(studio + "x").status()).isEqualTo(404);
  }
}
