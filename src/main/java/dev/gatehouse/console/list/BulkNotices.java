package dev.gatehouse.console.list;

import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Notices;
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
  public boolean isPossible(Selection selection, List<Long> ids) {
    if (selection.action().isEmpty()) {
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

  /**
   * Lets the page's script open the dialog, and says what it asks: about these rows and no others,
   * also if more or fewer match by now than the page told.
   */
  public String ask(Selection selection, List<Long> ids, String question) {
    PrimeFaces.current().ajax().addCallbackParam("asked", true);
    return selection.everything() && selection.seen() != ids.size()
        ? texts.of("messages", "bulk.changed", selection.seen(), ids.size()) + " " + question
        : question;
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
