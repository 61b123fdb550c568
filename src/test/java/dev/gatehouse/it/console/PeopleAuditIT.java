package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit trail of changes to users, groups and sessions. */
@Tag("database")
class PeopleAuditIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String users = company.site() + "/users";
  private final String groups = company.site() + "/groups";
  private final String sessions = company.site() + "/sessions";

  /** The entries of this site for these events, oldest first. */
  private List<JsonNode> audit(String event) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry :
        Company.items(admin.get("/audit?site=" + company.siteId + "&event=" + event))) {
      entries.add(0, entry);
    }
    return entries;
  }

  private JsonNode only(String event) {
    List<JsonNode> entries = audit(event);
    assertThat(entries).as(event).hasSize(1);
    return entries.get(0);
  }

  @Test
  void tellsHowUserWasBeforeAndAfter() {
    ObjectNode user = (ObjectNode) Company.created(admin.post(users, Map.of("email", "a@b.c")));
    String path = users + "/" + user.path("id").asLong();
    admin.put(path, user.put("name", "Ann"));
    admin.put(path, user.put("name", "Ann B.").put("banned", true));
    admin.put(path, user.put("banned", false));
    admin.delete(path);

    JsonNode created = only("user.created");
    assertThat(created.path("target").asText())
        .isEqualTo("user " + user.path("id").asLong() + ": a@b.c");
    assertThat(created.path("actor").asText()).startsWith("API token ");
    assertThat(created.at("/changes/email/after").asText()).isEqualTo("a@b.c");
    List<JsonNode> updated = audit("user.updated");
    assertThat(updated).hasSize(2);
    assertThat(updated.get(0).path("changes").toString())
        .isEqualTo("{\"name\":{\"after\":\"Ann\"}}");
    assertThat(updated.get(1).at("/changes/name/before").asText()).isEqualTo("Ann");
    assertThat(only("user.banned").at("/changes/banned/after").asBoolean()).isTrue();
    assertThat(only("user.unbanned").at("/changes/banned/before").asBoolean()).isTrue();
    assertThat(only("user.deleted").at("/changes/name/before").asText()).isEqualTo("Ann B.");
  }

  @Test
  void tellsThatBanEndedSessions() {
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "ann");
    ObjectNode ann = (ObjectNode) company.users("").get(0);

    admin.put(users + "/" + ann.path("id").asLong(), ann.put("banned", true));

    JsonNode changes = only("user.banned").path("changes");
    assertThat(changes.at("/sessions/before").asInt()).isEqualTo(2);
    assertThat(changes.at("/sessions/after").asInt()).isZero();
    assertThat(audit("user.updated")).isEmpty();
  }

  @Test
  void refusedChangeLeavesNoEntry() {
    admin.post(users, Map.of("email", ""));
    admin.post(users, Map.of("email", "a@b.c", "groups", List.of("nope")));
    admin.post(groups, Map.of("name", ""));
    admin.delete(sessions + "/999999999");

    for (String event : List.of("user.created", "group.created", "session.ended")) {
      assertThat(audit(event)).as(event).isEmpty();
    }
  }

  @Test
  void invitationIsRecordedWithoutItsLink() {
    JsonNode user = Company.created(admin.post(users, Map.of("email", "a@b.c")));
    String link =
        Company.created(admin.post(users + "/" + user.path("id").asLong() + "/invitations", null))
            .path("link")
            .asText();

    JsonNode entry = only("user.invited");

    assertThat(entry.at("/changes/expiresAt/after").asText()).isNotEmpty();
    assertThat(entry.toString()).doesNotContain(link.substring(link.lastIndexOf('/') + 1));
  }

  @Test
  void tellsWhatBecameOfGroup() {
    admin.post(groups, Map.of("id", "staff", "name", "Staff"));
    admin.put(groups + "/staff", Map.of("name", "Crew"));
    admin.delete(groups + "/staff");

    assertThat(only("group.created").path("target").asText()).isEqualTo("group staff: Staff");
    assertThat(only("group.updated").path("changes").toString())
        .isEqualTo("{\"name\":{\"before\":\"Staff\",\"after\":\"Crew\"}}");
    assertThat(only("group.deleted").at("/changes/name/before").asText()).isEqualTo("Crew");
  }

  @Test
  void tellsWhichSessionsEnded() {
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "bob");
    JsonNode first = company.sessions().get(0);
    long ann = first.path("userId").asLong();

    admin.delete(sessions + "/" + first.path("id").asLong());
    admin.delete(sessions + "?userId=" + ann);
    admin.delete(sessions + "?connectionId=" + company.connectionId);

    JsonNode one = only("session.ended");
    assertThat(one.path("target").asText()).endsWith("of user " + ann + ": ann@company.example");
    assertThat(one.at("/changes/connectionId/before").asLong()).isEqualTo(company.connectionId);
    List<JsonNode> many = audit("sessions.ended");
    assertThat(many).hasSize(2);
    assertThat(many.get(0).at("/changes/userId/before").asLong()).isEqualTo(ann);
    assertThat(many.get(0).at("/changes/sessions/before").asInt()).isEqualTo(1);
    assertThat(many.get(1).path("target").asText())
        .isEqualTo("all sessions through connection " + company.connectionId);
  }
}
