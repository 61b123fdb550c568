package dev.gatehouse.console.people;

import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which users the address of the list asks for; the page, its buttons and its file share it. */
@RequestScoped
public class UsersQuestion {
  static final String GROUP = "group";
  static final String PATH = "/console/people/users.xhtml";
  private static final String STATE = "state";
  private static final String BANNED = "banned";
  private static final List<String> COLUMNS =
      List.of("email", "name", "role", "-lastSignIn", "-state");

  @Inject HttpServletRequest request;
  @Inject ReaderSearch search;

  private ListQuestion asked;

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS, STATE, GROUP);
  }

  ListQuestion asked() {
    return asked;
  }

  /** {@code banned}, {@code active}, or {@code null} for both. */
  String state() {
    String state = asked.get(STATE);
    return BANNED.equals(state) || "active".equals(state) ? state : null;
  }

  ReaderSearch.Question filter() {
    Boolean banned = state() == null ? null : BANNED.equals(state());
    return new ReaderSearch.Question(asked.search(), banned, asked.get(GROUP));
  }

  /** The ids of the users that it asks for, in their order, up to a limit. */
  List<Long> ids(TenantId site, int limit) {
    return search.ids(site, filter(), order(), asked.isDescending(), 0, limit);
  }

  ReaderSearch.Order order() {
    return switch (asked.column()) {
      case "name" -> ReaderSearch.Order.NAME;
      case "role" -> ReaderSearch.Order.ROLE;
      case "lastSignIn" -> ReaderSearch.Order.LAST_SIGN_IN;
      case "state" -> ReaderSearch.Order.BANNED;
      default -> ReaderSearch.Order.EMAIL;
    };
  }
}
