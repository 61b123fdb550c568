package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The codes of the app's identity provider: each is valid for a minute and works once. */
@ApplicationScoped
class ProviderCodes {
  private static final Duration VALID = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  @Inject Clock clock;

  private final Map<String, Code> codes = Collections.synchronizedMap(new Newest());

  private record Code(AuthorizationRequest request, AppSession.Signed signed, Instant madeAt) {}

  /** What a code stands for: whom the person in the browser said to be, and for which request. */
  record Grant(AppSession.Signed signed, String nonce) {}

  /** Bounded: nobody waits for a code that is older than so many others. */
  private static final class Newest extends LinkedHashMap<String, Code> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Code> eldest) {
      return size() > MOST;
    }
  }

  String make(AuthorizationRequest request, AppSession.Signed signed) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Code(request, signed, clock.instant()));
    return code;
  }

  /** Empty unless the code came from this address, is fresh, and the verifier suits it. */
  Optional<Grant> redeem(String code, String callback, String verifier) {
    return Optional.ofNullable(code)
        .map(codes::remove)
        .filter(kept -> clock.instant().isBefore(kept.madeAt().plus(VALID)))
        .filter(kept -> kept.request().callback().equals(callback))
        .filter(kept -> verifier != null && kept.request().challenge().equals(s256(verifier)))
        .map(kept -> new Grant(kept.signed(), kept.request().nonce()));
  }

  /** RFC 7636 section 4.6. */
  private static String s256(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
