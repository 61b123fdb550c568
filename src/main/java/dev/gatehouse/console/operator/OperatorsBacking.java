package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.FormAction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The operators, found by name or email address. */
@Named("operators")
@RequestScoped
public class OperatorsBacking {
  private static final int MOST = 200;

  @Inject OperatorDirectory directory;
  @Inject FormAction action;

  private String search;
  private boolean waiting;
  private List<OperatorDirectory.Entry> found;
  private Long waitingCount;

  /** The operators that match the search. */
  public List<OperatorDirectory.Entry> getFound() {
    if (found == null) {
      found = action.get(actor -> find(actor)).orElse(List.of());
    }
    return found;
  }

  private List<OperatorDirectory.Entry> find(Actor actor) {
    return waiting ? directory.waiting(actor, MOST) : directory.search(actor, search, MOST);
  }

  /** How many operators wait until a platform administrator hands a link over to them. */
  public long getWaitingCount() {
    if (waitingCount == null) {
      waitingCount = action.get(directory::countWaiting).orElse(0L);
    }
    return waitingCount;
  }

  /** Whether only operators are shown who wait for a link. */
  public boolean isWaiting() {
    return waiting;
  }

  public void setWaiting(boolean waiting) {
    this.waiting = waiting;
  }

  /** Whether the list may be incomplete. */
  public boolean isCut() {
    return getFound().size() == MOST;
  }

  public int getMost() {
    return MOST;
  }

  /** Part of a name or an email address, or {@code null} for all operators. */
  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search == null || search.isBlank() ? null : search.trim();
  }
}
