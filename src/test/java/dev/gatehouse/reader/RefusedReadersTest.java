package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedReadersTest {
  private final MemoryDatabase memory = new MemoryDatabase("refused");
  private final Rows rows = new Rows(memory);
  private final RefusedReaders readers = new RefusedReaders();
  private final List<SignInEvent> events = new ArrayList<>();

  @BeforeEach
  void fill() {
    readers.entities = memory.entities();
    readers.identities = new LinkedIdentities();
    readers.identities.entities = memory.entities();
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          reader(7, 1, "'ann@acme.example'", "'a7'");
          reader(8, 1, "'bob@acme.example'", "null");
          reader(9, 2, "'ann@acme.example'", "'a7'");
          rows.sql(
              "insert into linked_identity (reader_id, user_namespace, tenant_id, external_id)"
                  + " values (8, 'app', 1, 'b8')");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void reader(long id, long tenant, String email, String externalId) {
    rows.sql(
        "insert into reader (id, tenant_id, version, email, external_id, role, custom_fields,"
            + " banned, created_at) values (%d, %d, 1, %s, %s, 'VIEWER', '{}', false, now())"
                .formatted(id, tenant, email, externalId));
  }

  private SignInEvent refused(long tenant, TokenSubject subject) {
    SignInEvent event =
        new SignInEvent(
                new TenantId(tenant),
                Instant.EPOCH,
                "sso.rejected",
                new EventOrigin("t", "redirect", "::1", null))
            .by(5L, null)
            .of(subject);
    events.add(event);
    return event;
  }

  private List<Long> named() {
    memory.write(() -> readers.name(new RefusalLog.Batch(events)));
    return events.stream().map(SignInEvent::getReaderId).toList();
  }

  @Test
  void externalIdCountsBeforeTheAddressAndWithinItsNameSpace() {
    refused(1, new TokenSubject("bob@acme.example", "a7", "default"));
    refused(1, new TokenSubject(null, "b8", "app"));
    refused(1, new TokenSubject(null, "b8", "default"));
    refused(2, new TokenSubject(null, "a7", "default"));

    assertThat(named()).containsExactly(7L, 8L, null, 9L);
    assertThat(events).extracting(SignInEvent::getConnectionId).containsOnly(5L);
  }

  @Test
  void addressMeansWhoeverHasNoOtherIdThere() {
    refused(1, new TokenSubject("ann@acme.example", null, "default"));
    refused(1, new TokenSubject("bob@acme.example", "new", "default"));
    refused(1, new TokenSubject("ann@acme.example", "another", "default"));
    refused(1, new TokenSubject("stranger@acme.example", "s", "default"));

    assertThat(named()).containsExactly(7L, 8L, null, null);
  }

  @Test
  void unsignedTokensMeanNobody() {
    refused(1, null);

    assertThat(named()).containsExactly((Long) null);
  }
}
