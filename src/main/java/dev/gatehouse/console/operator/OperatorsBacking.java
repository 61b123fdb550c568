package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Notices;
import dev.gatehouse.storage.DatabaseUnavailable;
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
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;

  private String search;
  private List<OperatorDirectory.Entry> found;

  /** The operators that match the search. */
  public List<OperatorDirectory.Entry> getFound() {
    if (found == null) {
      found = read();
    }
    return found;
  }

  private List<OperatorDirectory.Entry> read() {
    try {
      return directory.search(current.actor(), search, MOST);
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
      return List.of();
    }
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
