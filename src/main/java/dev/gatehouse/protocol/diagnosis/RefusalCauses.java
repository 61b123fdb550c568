package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks for the mistake behind a refused token, so that its event names it. That takes many times
 * as long as to refuse it, and anybody can cause refusals: so it is done outside the request, for a
 * limited number of tokens in a minute. Of the token, nothing is told that a signature does not
 * prove.
 */
@ApplicationScoped
public class RefusalCauses {
  private static final int MOST_OF_ADDRESS = 120;
  private static final int MOST_OF_CONNECTION = 600;
  private static final int MOST_IN_ALL = 3_000;

  @Inject SignatureClues signatures;
  @Inject AudienceClues audiences;
  @Inject ReplayCheck replays;
  @Inject Clock clock;

  private CallRate ofAddress;
  private CallRate ofConnection;
  private CallRate inAll;

  @PostConstruct
  void limit() {
    ofAddress = new CallRate(clock, MOST_OF_ADDRESS);
    ofConnection = new CallRate(clock, MOST_OF_CONNECTION);
    inAll = new CallRate(clock, MOST_IN_ALL);
  }

  /**
   * What tells later why a token was refused; empty where it is known already, or where nobody can
   * tell, or where too many tokens were refused.
   *
   * @param live the connection that refused, or {@code null}
   * @param address of the request
   */
  public Optional<Supplier<Optional<Discrepancy>>> of(
      Rejected why, Credential credential, LiveConnection live, String address) {
    boolean isOfSignature =
        why.reason() == Rejection.JWT_INVALID_SIGNATURE && why.discrepancy().isEmpty();
    boolean isOfAudience =
        why.check().filter(AudienceClues.AUDIENCE::equals).isPresent()
            && why.discrepancy().filter(known -> known.cause() == null).isPresent();
    boolean isReplay = why.reason() == Rejection.JWT_REPLAYED;
    if (live == null
        || !isOfSignature && !isOfAudience && !isReplay
        || live.protocol().as(Ability.ExchangesCodes.class).isPresent()
        || !mayBeTried(live, address)) {
      return Optional.empty();
    }
    Instant at = clock.instant();
    return Optional.of(
        () ->
            isOfSignature
                ? signatures.proven(live, credential.token(), at).map(Clue::discrepancy)
                : isReplay ? firstUse(live, credential, at) : audience(live, credential, at));
  }

  private boolean mayBeTried(LiveConnection live, String address) {
    String connection = String.valueOf(live.connection().getId());
    return ofAddress.count(connection + " " + AddressRange.network(address)).isZero()
        && ofConnection.count(connection).isZero()
        && inAll.count("").isZero();
  }

  private static Inspection inspected(LiveConnection live, Credential credential, Instant at) {
    return live.verifier()
        .inspect(
            credential.token(),
            live.keySource().of(credential.token()),
            live.settings().getAlgorithm(),
            live.rules(credential.surface()),
            at);
  }

  private Optional<Discrepancy> firstUse(LiveConnection live, Credential credential, Instant at) {
    return replays.firstUse(
        live, live.rules(credential.surface()), inspected(live, credential, at));
  }

  private Optional<Discrepancy> audience(LiveConnection live, Credential credential, Instant at) {
    Inspection inspected = inspected(live, credential, at);
    return inspected.checks().stream()
        .filter(check -> check.check().equals(AudienceClues.AUDIENCE) && check.reason() != null)
        .findFirst()
        .map(failed -> audiences.instead(failed, live, credential.surface(), inspected.claims()))
        .map(CheckResult::discrepancy);
  }
}
