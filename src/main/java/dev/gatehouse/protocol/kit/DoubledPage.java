package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Refusal;
import java.util.Map;

/**
 * What the page shows for the second half of a double click, which is refused as a replay while the
 * first half signed the reader in: it leads on to where the first led, by itself and by a link.
 */
public final class DoubledPage {
  private static final String PATH = "/site/doubled";

  private final Refusal refusal;
  private final String landing;

  private DoubledPage(Refusal refusal, String landing) {
    this.refusal = refusal;
    this.landing = landing;
  }

  /**
   * @param landing a path of the tenant
   */
  public static Answer of(Refusal refusal, String landing) {
    DoubledPage page = new DoubledPage(refusal, landing);
    // At once: a page that goes on after a while takes readers by surprise (WCAG 2.2.1).
    return Answer.page(403, PATH, Map.of("doubled", page)).with("Refresh", "0;url=" + landing);
  }

  public String getLanding() {
    return landing;
  }

  public String getReason() {
    return refusal.cause().reason().code();
  }

  public String getTraceId() {
    return refusal.traceId();
  }
}
