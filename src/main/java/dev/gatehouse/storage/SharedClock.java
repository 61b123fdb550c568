package dev.gatehouse.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The database's clock, for what lives so briefly that it matters whether it ends on another node
 * than it began. Each reading is a query, in the caller's transaction, and tells when that began.
 */
@Shared
@ApplicationScoped
public class SharedClock extends Clock {
  private static final String NOW = "select extract(epoch from current_timestamp)";
  private static final int MILLISECONDS = 3;

  @PersistenceContext EntityManager entities;

  @Override
  public Instant instant() {
    Object seconds = entities.createNativeQuery(NOW).getSingleResult();
    return Instant.ofEpochMilli(
        new BigDecimal(seconds.toString()).movePointRight(MILLISECONDS).longValue());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a moment is the same in every zone");
  }
}
