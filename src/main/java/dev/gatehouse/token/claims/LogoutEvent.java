package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells logout tokens from all others by their claim {@code events}, so that neither can stand in
 * for the other: "This is to prevent a Logout Token from being used as an ID Token" (OpenID Connect
 * Back-Channel Logout 1.0 section 2.4), whichever claims both have. Other values of {@code events}
 * are a vendor's or a company's own and mean nothing.
 *
 * @param wanted whether it has to be a logout token, or must not be one
 */
record LogoutEvent(boolean wanted) implements ClaimCheck {
  private static final String CLAIM = "events";
  private static final String MEMBER = "http://schemas.openid.net/event/backchannel-logout";

  @Override
  public String name() {
    return "kind";
  }

  @Override
  public String rule() {
    return wanted ? "events says that it is a logout token" : "it is not a logout token";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Object member =
        claims.asMap().get(CLAIM) instanceof Map<?, ?> events ? events.get(MEMBER) : null;
    // "Its value SHOULD be the empty JSON object"; what is no object at all is no such event.
    if (wanted && !(member instanceof Map)) {
      throw new Rejected(
          Rejection.JWT_WRONG_KIND, CLAIM, "events has no object as its member " + MEMBER);
    }
    if (!wanted && member != null) {
      throw new Rejected(Rejection.JWT_WRONG_KIND, CLAIM, "events has the member " + MEMBER);
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    Map<Object, Object> events = new LinkedHashMap<>();
    if (claims.asMap().get(CLAIM) instanceof Map<?, ?> came) {
      events.putAll(came);
    }
    if (wanted) {
      events.put(MEMBER, Map.of());
    } else {
      events.remove(MEMBER);
    }
    return events.isEmpty() ? Fix.leavingOut(CLAIM) : Fix.to(CLAIM, events);
  }
}
