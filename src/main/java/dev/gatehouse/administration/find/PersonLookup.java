package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Somebody by their whole e-mail address, whom tokens name or who is a user: their page shows what
 * happened to them at all sites.
 */
@ApplicationScoped
@Transactional
class PersonLookup implements Lookup {
  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.PERSON;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    Optional<String> email = sought.email();
    boolean known =
        email.isPresent()
            && (exists("SignInEvent e where ", "e.subject.email", email.get(), reach)
                || exists("Reader e where ", "e.profile.email", email.get(), reach));
    return known
        ? List.of(new Found(kind(), null, email.get(), null, email.get(), null))
        : List.of();
  }

  private boolean exists(String from, String column, String email, Reach reach) {
    return !reach
        .bind(
            entities.createQuery(
                "select e.tenantId from " + from + reach.holds("e.tenantId") + column + " = :email",
                Long.class))
        .setParameter("email", email)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
