package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.kit.JsonRefusal;
import dev.gatehouse.protocol.kit.RefusedPage;

/** How this vendor refuses: JSON for the widget and the API, a page for a reader. */
final class HelpCenterRefusal {
  private HelpCenterRefusal() {}

  static Answer of(Refusal refusal, String asked) {
    return refusal.credential().surface().isForPrograms()
        ? JsonRefusal.of(refusal)
        : Answer.page(403, RefusedPage.PATH, RefusedPage.attributes(refusal, asked));
  }
}
