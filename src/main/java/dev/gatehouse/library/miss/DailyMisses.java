package dev.gatehouse.library.miss;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** How often readers of a site searched for a text on one day and found nothing. */
@Entity
@Table(name = "search_miss")
@IdClass(DailyMisses.Key.class)
class DailyMisses {
  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "searched_on")
  private LocalDate day;

  @Id private String words;

  private long times;

  protected DailyMisses() {}

  DailyMisses(TenantId tenant, LocalDate day, String words, long times) {
    this.tenantId = tenant.value();
    this.day = day;
    this.words = words;
    this.times = times;
  }

  /** The primary key. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long tenantId;
    private LocalDate day;
    private String words;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.tenantId == tenantId
          && key.day.equals(day)
          && key.words.equals(words);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenantId, day, words);
    }
  }
}
