package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.log.EventPeople;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.filter.EventOutcome;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which events a query asks for. A parameter that is given several times asks for any of its values
 * and, behind {@code !}, for none of them; {@code *} stands for any value at all.
 */
@ApplicationScoped
public class EventParameters {
  private static final String NOT = "!";

  @Inject EventPeople people;

  /**
   * @param site the site, or {@code null} for all sites
   */
  EventFilter filter(Query query, TenantId site) {
    EventFilter filter = EventFilter.ALL.between(query.time("since"), query.time("until"));
    for (EventField field : EventField.values()) {
      if (field != EventField.SITE || site == null) {
        filter = with(filter, query, field);
      }
    }
    for (String typed : query.several("person", who -> !who.isBlank(), "must not be empty")) {
      filter =
          typed.startsWith(NOT)
              ? filter.notOf(people.named(site, typed.substring(1)))
              : filter.of(people.named(site, typed));
    }
    return filter
        .with(query.text("text"))
        .ending(
            query
                .several(
                    "outcome",
                    outcome -> EventOutcome.ofText(outcome).isPresent(),
                    "must be accepted, refused or noted")
                .stream()
                .flatMap(outcome -> EventOutcome.ofText(outcome).stream())
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static EventFilter with(EventFilter before, Query query, EventField field) {
    EventFilter filter = before;
    for (String value : query.several(field.inApi(), text -> fits(field, text), expected(field))) {
      filter =
          value.startsWith(NOT) ? filter.not(field, value.substring(1)) : filter.only(field, value);
    }
    return filter;
  }

  private static boolean fits(EventField field, String value) {
    if (value.equals(EventFilter.ANY)) {
      return true;
    }
    return switch (field) {
      case CONNECTION, SITE, USER -> value.matches("\\d{1,18}");
      case REASON ->
          Arrays.stream(Rejection.values()).anyMatch(reason -> reason.code().equals(value));
      default -> !value.isBlank();
    };
  }

  private static String expected(EventField field) {
    return switch (field) {
      case CONNECTION, SITE, USER -> "must be a number";
      case REASON -> "must be a reason such as jwt_expired";
      default -> "must not be empty";
    };
  }
}
