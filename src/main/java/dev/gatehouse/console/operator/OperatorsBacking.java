package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.list.ListView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The operators, page by page. */
@Named("operators")
@RequestScoped
public class OperatorsBacking {
  @Inject OperatorDirectory directory;
  @Inject OperatorsQuestion question;
  @Inject CurrentOperator current;

  private ListView<OperatorDirectory.Entry> list;
  private Long waitingCount;

  /** The requested page of the list. */
  public ListView<OperatorDirectory.Entry> getList() {
    if (list == null) {
      list = ListView.of(question.asked(), question.count(), question::entries);
    }
    return list;
  }

  public List<OperatorDirectory.Entry> getFound() {
    return getList().getRows();
  }

  /** How many operators wait until a platform administrator hands a link over to them. */
  public long getWaitingCount() {
    if (waitingCount == null) {
      waitingCount = directory.countWaiting(current.actor());
    }
    return waitingCount;
  }

  /** Whether only operators are shown who wait for a link. */
  public boolean isWaiting() {
    return question.isWaiting();
  }

  /** Part of a name or an email address, or {@code null} for all operators. */
  public String getSearch() {
    return question.asked().search();
  }
}
