package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.operator.OperatorSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which operators the address of the list asks for; the page and its file share it. */
@RequestScoped
public class OperatorsQuestion {
  static final String PATH = "/console/operator/operators.xhtml";
  private static final String WAITING = "waiting";
  private static final List<String> COLUMNS = List.of("name", "email", "-seen");

  @Inject OperatorDirectory directory;
  @Inject CurrentOperator current;
  @Inject HttpServletRequest request;

  private ListQuestion asked;
  private OperatorSearch.Question filter;

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS, WAITING);
  }

  ListQuestion asked() {
    return asked;
  }

  /** Whether only operators are wanted who wait for a link. */
  boolean isWaiting() {
    return "true".equals(asked.get(WAITING));
  }

  long count() {
    return directory.count(current.actor(), filter());
  }

  List<OperatorDirectory.Entry> entries(int first, int size) {
    OperatorSearch.Order order =
        switch (asked.column()) {
          case "email" -> OperatorSearch.Order.EMAIL;
          case "seen" -> OperatorSearch.Order.LAST_SIGN_IN;
          default -> OperatorSearch.Order.NAME;
        };
    return directory.list(current.actor(), filter(), order, asked.isDescending(), first, size);
  }

  private OperatorSearch.Question filter() {
    if (filter == null) {
      Actor actor = current.actor();
      filter = directory.question(actor, asked.search(), isWaiting());
    }
    return filter;
  }
}
