package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody by their whole e-mail address, whom tokens name or who is a user. Whoever sees all sites
 * finds them once, for all sites; others find them at each of theirs.
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
    if (email.isEmpty()) {
      return List.of();
    }
    Set<Long> sites = new TreeSet<>();
    sites.addAll(sites("SignInEvent e where ", "e.subject.email", email.get(), reach, limit));
    sites.addAll(sites("Reader e where ", "e.profile.email", email.get(), reach, limit));
    if (reach.everywhere() && !sites.isEmpty()) {
      return List.of(new Found(kind(), null, email.get(), null, email.get(), null));
    }
    return sites.isEmpty() ? List.of() : named(sites, email.get(), limit);
  }

  private List<Long> sites(String from, String column, String email, Reach reach, int limit) {
    return reach
        .bind(
            entities.createQuery(
                "select distinct e.tenantId from "
                    + from
                    + reach.holds("e.tenantId")
                    + column
                    + " = :email",
                Long.class))
        .setParameter("email", email)
        .setMaxResults(limit)
        .getResultList();
  }

  private List<Found> named(Set<Long> sites, String email, int limit) {
    return entities
        .createQuery(
            "select t.id, t.settings.name from Tenant t where t.id in :sites"
                + " order by t.settings.name",
            Object[].class)
        .setParameter("sites", sites)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> Found.of(kind(), (Long) row[0], email, email, (String) row[1]))
        .toList();
  }
}
