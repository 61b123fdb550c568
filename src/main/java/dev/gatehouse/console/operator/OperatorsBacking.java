package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Notices;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Everybody who signs in to the console, found by name or e-mail address. */
@Named("operators")
@RequestScoped
public class OperatorsBacking {
  private static final int MOST = 200;

  @Inject OperatorDirectory directory;
  @Inject CurrentOperator current;
  @Inject Database database;
  @Inject ConsoleTexts texts;

  private String search;
  private List<OperatorDirectory.Entry> found;

  /** The operators who fit. */
  public List<OperatorDirectory.Entry> getFound() {
    if (found == null) {
      found = read();
    }
    return found;
  }

  private List<OperatorDirectory.Entry> read() {
    Actor actor = current.actor();
    try {
      return database.ask(() -> directory.search(actor, search, MOST));
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
      return List.of();
    }
  }

  /** Whether the list may not hold all. */
  public boolean isCut() {
    return getFound().size() == MOST;
  }

  public int getMost() {
    return MOST;
  }

  /** Part of a name or of an e-mail address; {@code null} for everybody. */
  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search == null || search.isBlank() ? null : search.trim();
  }
}
