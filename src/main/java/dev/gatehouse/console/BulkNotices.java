package dev.gatehouse.console;

import dev.gatehouse.administration.change.BulkOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.primefaces.PrimeFaces;

/** Asks before many things are changed, and tells afterwards what became of them. */
@ApplicationScoped
public class BulkNotices {
  /** How many reasons are told; notices have little room. */
  private static final int MOST_REASONS = 5;

  @Inject ConsoleTexts texts;

  /**
   * Whether so many things can be changed; if not, the page tells why.
   *
   * @param ids one more than there may be at most tells that there are more
   */
  public boolean isPossible(List<Long> ids, String action) {
    if (action.isEmpty()) {
      Notices.problem(texts.get("bulk.noAction"));
    } else if (ids.isEmpty()) {
      Notices.problem(texts.get("bulk.none"));
    } else if (ids.size() > BulkOutcome.MOST) {
      Notices.problem(texts.of("messages", "bulk.tooMany", BulkOutcome.MOST));
    } else {
      return true;
    }
    return false;
  }

  /** Lets the page's script open the dialog. */
  public void ask() {
    PrimeFaces.current().ajax().addCallbackParam("asked", true);
  }

  /** Tells how many things were changed, and why others were not. */
  public void tell(BulkOutcome outcome) {
    if (outcome.failed().isEmpty()) {
      Notices.done(texts.of("messages", "bulk.done", outcome.done().size()));
      return;
    }
    Map<String, Long> reasons =
        outcome.failed().values().stream()
            .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
    String told =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_REASONS)
            .map(one -> one.getValue() + " × " + one.getKey())
            .collect(Collectors.joining(" "));
    Notices.warning(
        texts.of(
            "messages",
            "bulk.partly",
            outcome.done().size(),
            outcome.done().size() + outcome.failed().size(),
            told));
  }
}
