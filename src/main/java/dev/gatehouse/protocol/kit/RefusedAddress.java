package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The address of a refusal's page, without what was refused. The page is first shown at the address
 * that brought a token or code, with the status that the vendor documents; browsers then go on to
 * this one, which takes the other's place in the address bar and in the history (HTML, "shared
 * declarative refresh steps": without a delay, the entry is replaced). What the page shows is in
 * the address, under a seal, since nobody else is to make such pages up.
 */
@ApplicationScoped
public class RefusedAddress {
  private static final String PATH = "/login/refused";
  private static final String REASON = "reason";
  private static final String TRACE_ID = "trace_id";
  private static final String TEXT = "text";
  private static final String FORWARD = "forward";
  private static final String SEAL = "seal";

  /** Of 64, which are 128 bits. */
  private static final int SEAL_CHARACTERS = 32;

  /** Shorter than any secret that signs tokens, of which there are fingerprints, too. */
  private static final String PURPOSE = "key of refused pages";

  @Inject KeyedFingerprint fingerprints;

  private volatile KeyedFingerprint.Key key;

  /**
   * What a page shows.
   *
   * @param reason the refusal's code; empty on the page for readers without a session
   */
  record Shown(String reason, String traceId, String text, String forward) {}

  /** The answer; a page of a refusal with the way to its own address, unless it is there. */
  public Answer leaving(Answer answer, Site site, Incoming request) {
    return shown(answer)
        .filter(shown -> !request.path().equals(PATH))
        .map(shown -> answer.with("Refresh", "0;url=" + address(shown, site)))
        .orElse(answer);
  }

  private static Optional<Shown> shown(Answer answer) {
    return answer.attributes().values().stream()
        .flatMap(
            page ->
                page instanceof RefusedPage refused
                    ? Optional.of(refused.shown()).stream()
                    : page instanceof SignedOutPage signedOut
                        ? signedOut.shown().stream()
                        : Optional.<Shown>empty().stream())
        .findFirst();
  }

  private String address(Shown shown, Site site) {
    String address = Incoming.withParameter(PATH, REASON, shown.reason());
    address = Incoming.withParameter(address, TRACE_ID, shown.traceId());
    address = Incoming.withParameter(address, TEXT, shown.text());
    address = Incoming.withParameter(address, FORWARD, shown.forward());
    return Incoming.withParameter(address, SEAL, seal(shown, site));
  }

  /** The page at such an address, or the way home from one that we did not make. */
  public Optional<Answer> page(Site site, Incoming request) {
    if (!request.path().equals(PATH) || !request.isReading()) {
      return Optional.empty();
    }
    Shown shown =
        new Shown(
            request.parameter(REASON).orElse(""),
            request.parameter(TRACE_ID).orElse(""),
            request.parameter(TEXT).orElse(""),
            request.parameter(FORWARD).orElse(""));
    byte[] seal = request.parameter(SEAL).orElse("").getBytes(StandardCharsets.UTF_8);
    boolean ours = MessageDigest.isEqual(seal, seal(shown, site).getBytes(StandardCharsets.UTF_8));
    // A node of another version may know other texts.
    return Optional.of(
        Arrays.stream(PageText.values())
            .filter(text -> ours && text.name().equals(shown.text()))
            .findFirst()
            .map(text -> page(shown, text, site))
            .orElseGet(() -> Answer.redirect(303, site.home())));
  }

  private static Answer page(Shown shown, PageText text, Site site) {
    return Arrays.stream(Rejection.values())
        .filter(reason -> reason.code().equals(shown.reason()))
        .findFirst()
        .map(reason -> RefusedPage.of(reason, shown.traceId(), shown.forward(), text))
        .orElseGet(() -> SignedOutPage.of(site, text, shown.traceId(), shown.forward()));
  }

  private String seal(Shown shown, Site site) {
    KeyedFingerprint.Key known = key;
    if (known == null) {
      known = fingerprints.derived(PURPOSE);
      key = known;
    }
    String content =
        String.join(
            "\n",
            site.id().toString(),
            shown.reason(),
            shown.traceId(),
            shown.text(),
            shown.forward());
    return known.fingerprint(content).substring(0, SEAL_CHARACTERS);
  }
}
