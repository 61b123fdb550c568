package dev.gatehouse.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Everybody who may sign in to the console. */
@ApplicationScoped
@Transactional
public class Operators {
  @PersistenceContext EntityManager entities;

  public Optional<Operator> byEmail(String email) {
    return entities
        .createQuery("select o from Operator o where o.settings.email = :email", Operator.class)
        .setParameter("email", Operator.normalized(email))
        .getResultStream()
        .findFirst();
  }

  /** The badge of an operator who is there and not disabled. */
  public Optional<Badge> onDuty(long id) {
    return Optional.ofNullable(entities.find(Operator.class, id))
        .filter(operator -> !operator.getSettings().isDisabled())
        .map(Operator::badge);
  }

  /** Whether there is any operator at all. */
  boolean any() {
    return entities.createQuery("select count(o) from Operator o", Long.class).getSingleResult()
        > 0;
  }

  /** Makes an operator; a taken e-mail address shows as a unique violation. */
  Operator create(Operator operator) {
    entities.persist(operator);
    entities.flush();
    return operator;
  }
}
