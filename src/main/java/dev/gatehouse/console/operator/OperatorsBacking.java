package dev.gatehouse.console.operator;

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
  private List<OperatorDirectory.Entry> found;

  /** The operators that match the search. */
  public List<OperatorDirectory.Entry> getFound() {
    if (found == null) {
      found = action.get(actor -> directory.search(actor, search, MOST)).orElse(List.of());
    }
    return found;
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
