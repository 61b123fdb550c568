package dev.gatehouse.administration.log;

import dev.gatehouse.journal.filter.EventPerson;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds whose events are meant by what an operator types or a program asks for. */
@ApplicationScoped
public class EventPeople {
  /** Users of several name spaces can have one e-mail address. */
  private static final int MOST_USERS = 5;

  @Inject Readers readers;

  /**
   * @param site the site, or {@code null} for all sites, where only tokens tell e-mail addresses
   * @param typed an e-mail address, a user's id or an external id
   */
  public EventPerson named(TenantId site, String typed) {
    if (typed.contains("@")) {
      String email = EmailAddress.normalized(typed);
      return new EventPerson(site == null ? Set.of() : users(site, email), email, typed);
    }
    boolean isId = typed.matches("\\d{1,18}");
    return new EventPerson(isId ? Set.of(Long.valueOf(typed)) : Set.of(), null, typed);
  }

  private Set<Long> users(TenantId site, String email) {
    return readers.list(site, new Readers.Filter(email, null, null), 0, MOST_USERS).stream()
        .map(Reader::getId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
