package dev.gatehouse.signin.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.GoodToken;
import dev.gatehouse.protocol.helpcenter.HelpCenterProtocol;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.feed.PretendNode;
import dev.gatehouse.token.TokenSigner;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BearerCallersTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase("bearers");
  private final BearerCallers callers = new BearerCallers();
  private final AtomicInteger lookups = new AtomicInteger();

  @BeforeEach
  void listenToChanges() {
    callers.feed = new PretendNode(database.entities()).feed();
    callers.makeCache();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void looksTheBearerOfARepeatedTokenUpOnce() throws Rejected {
    Admission admission = admission(Surface.WIDGET);

    assertThat(callers.ifFresh(admission)).isEmpty();
    Caller found = callers.of(admission, this::lookUp);

    assertThat(callers.of(admission, this::lookUp)).isSameAs(found);
    assertThat(callers.ifFresh(admission)).containsSame(found);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void knowsNobodyByATokenThatCountsOnce() throws Rejected {
    callers.of(admission(Surface.WIDGET), this::lookUp);
    Admission once = admission(Surface.REDIRECT);

    assertThat(callers.ifFresh(once)).isEmpty();
    callers.of(once, this::lookUp);
    callers.of(once, this::lookUp);

    assertThat(lookups).hasValue(3);
  }

  private Caller lookUp() {
    lookups.incrementAndGet();
    return Caller.guest(new PretendSite(new HelpCenterProtocol(), null).tenant.tenantId());
  }

  private static Admission admission(Surface surface) throws Rejected {
    Protocol protocol = new HelpCenterProtocol();
    LiveConnection live = new PretendSite(protocol, null).live();
    String token =
        TokenSigner.sign(
            live.keys().get(0), GoodToken.claims(protocol.description().offeredClaims(live), NOON));
    return Admission.of(
        live, Credential.sent(token, surface), live.verify(token, surface, NOON).orThrow());
  }
}
