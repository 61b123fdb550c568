package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.JsonRefusal;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Set;

/** How this vendor refuses: a reader on a page is sent to sign in, others get an error. */
final class HelpDocsRefusal {
  /** Reasons about the reader, which no other token would change. */
  private static final Set<Rejection> PERSONAL =
      Set.of(Rejection.USER_BANNED, Rejection.USER_NOT_REGISTERED, Rejection.IDENTITY_CONFLICT);

  private HelpDocsRefusal() {}

  /**
   * @param asked the path first asked for, without the token
   */
  static Answer of(Refusal refusal, Incoming request, String asked, Instant now) {
    Credential credential = refusal.credential();
    if (credential.surface().isForPrograms()) {
      return JsonRefusal.of(refusal);
    }
    if (credential.surface() == Surface.REDIRECT && credential.token().isEmpty()) {
      return Answer.text(400, "The token is missing. Send it in the parameter \"token\".\n");
    }
    boolean useless =
        credential.surface() == Surface.REDIRECT || PERSONAL.contains(refusal.cause().reason());
    return useless ? page(refusal, asked) : signIn(refusal, request, asked, now);
  }

  private static Answer signIn(Refusal refusal, Incoming request, String asked, Instant now) {
    Answer onward = HelpDocsLogin.page(asked);
    if (refusal.credential().kept()) {
      return onward;
    }
    RefusalCount refusals = RefusalCount.counting(request, now);
    return (refusals.isTooMany() ? page(refusal, asked) : onward)
        .with("Set-Cookie", refusals.header(refusal.site(), request));
  }

  private static Answer page(Refusal refusal, String asked) {
    return Answer.page(403, RefusedPage.PATH, RefusedPage.attributes(refusal, asked));
  }
}
