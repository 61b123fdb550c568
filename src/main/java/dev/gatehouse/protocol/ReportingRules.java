package dev.gatehouse.protocol;

import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ReportOnly;
import dev.gatehouse.token.VerifiedToken;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The rules of a connection that only report, made ready together with it. They judge what the
 * connection admits, by the token that it verified: nothing is asked, used up or written.
 */
final class ReportingRules {
  private static final Logger LOG = Logger.getLogger(ReportingRules.class.getName());

  private final ReportOnly settings;
  private final LiveConnection tightened;

  /**
   * What they say of a sign-in.
   *
   * @param why the first check that fails; empty if the sign-in would be admitted as well
   * @param told a sentence for the event
   */
  record Finding(Optional<Rejected> why, String told) {
    static Finding of(Rejected why) {
      String told =
          "Report-only rules would have refused this sign-in: %s (%s)"
              .formatted(why.reason().sentence(), why.detail());
      return new Finding(Optional.of(why), told);
    }

    /** The reason for which they would refuse. */
    Optional<Rejection> reason() {
      return why.map(Rejected::reason);
    }

    String check() {
      return why.flatMap(Rejected::check).orElse(SignInChecks.MAPPING);
    }
  }

  private ReportingRules(ReportOnly settings, LiveConnection tightened) {
    this.settings = settings;
    this.tightened = tightened;
  }

  /** Of a connection, if it has any. */
  static Optional<ReportingRules> of(LiveConnection live) {
    ReportOnly settings = live.connection().getReportOnly();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportingRules(
                settings,
                new LiveConnection(
                    live.site(),
                    live.connection().tightened(),
                    live.protocol(),
                    live.keySource())));
  }

  /**
   * The sign-in with what they say of it. Only an answer has an event that can tell: a token that
   * comes with each request has none.
   *
   * @param verified the token as it was verified
   */
  Admission judged(VerifiedToken verified, Admission admitted) {
    return admitted.answer().isPresent() && settings.covers(verified.verifiedAt())
        ? judge(verified, admitted).map(admitted::reporting).orElse(admitted)
        : admitted;
  }

  private Optional<Finding> judge(VerifiedToken verified, Admission admitted) {
    try {
      tightened.verifyAgain(verified, admitted.credential().surface()).orThrow();
      admitted.token().require(tightened.further().afterwards());
      Mapped mapped = tightened.mapped(admitted.token().claims());
      mapped.requireAdmitted();
      return mapped.identity().equals(admitted.identity())
          ? Optional.empty()
          : Optional.of(new Finding(Optional.empty(), told(mapped)));
    } catch (Rejected e) {
      return Optional.of(Finding.of(e));
    } catch (RuntimeException e) {
      // Whatever is wrong with rules that do not count, the sign-in goes on.
      LOG.log(
          Level.WARNING,
          "report-only rules of connection " + tightened.connection().getId() + " failed",
          e);
      return Optional.empty();
    }
  }

  private static String told(Mapped mapped) {
    String what = mapped.told();
    return "By the report-only rules, the claims would mean something else. "
        + (what.isEmpty() ? "Mapping: no rule matched." : what);
  }
}
