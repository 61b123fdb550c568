package dev.gatehouse.console.people;

import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which sessions the address of the list asks for; the page, its buttons and its file share it. */
@RequestScoped
public class SessionsQuestion {
  static final String PATH = "/console/people/sessions.xhtml";
  static final String CONNECTION = "connection";
  private static final List<String> COLUMNS = List.of("-since", "-seen", "expires");

  @Inject HttpServletRequest request;
  @Inject SessionList list;

  private ListQuestion asked;

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS, CONNECTION);
  }

  ListQuestion asked() {
    return asked;
  }

  Long connectionId() {
    return PageAddress.id(asked.get(CONNECTION));
  }

  SessionList.Question filter() {
    return new SessionList.Question(null, asked.search(), connectionId());
  }

  SessionList.Order order() {
    return switch (asked.column()) {
      case "seen" -> SessionList.Order.LAST_SEEN;
      case "expires" -> SessionList.Order.EXPIRES;
      default -> SessionList.Order.NEWEST;
    };
  }

  /** The ids of the sessions that it asks for, in their order, up to a limit. */
  List<Long> ids(TenantId site, int limit) {
    return list.ids(site, filter(), order(), asked.isDescending(), limit);
  }
}
