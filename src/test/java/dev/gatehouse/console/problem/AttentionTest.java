package dev.gatehouse.console.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard's list with hundreds of sites. */
class AttentionTest {
  private static final int SITES = 300;

  private final MemoryDatabase memory = new MemoryDatabase("attention");
  private final Rows rows = new Rows(memory);
  private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T10:00:00Z"));
  private long lastId = 100;

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          for (int site = 1; site <= SITES; site++) {
            rows.tenant(site, "site" + site, "Site " + site);
          }
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void problem(long site, String cause, long weight) {
    rows.sql(
        "insert into sign_in_problem (id, tenant_id, connection_id, reason, cause, refused,"
            + " accepted, passed, people, addresses, first_seen, last_seen, episode, weight)"
            + " values (%1$d, %2$d, 0, 'jwt_expired', '%3$s', 2, 0, 0, 2, 0, %4$s, %4$s, 1, %5$d)",
        lastId++, site, cause, "timestamp with time zone '2030-01-01 09:00:00+00'", weight);
  }

  private AttentionBacking read(List<AttentionRow> warnings) {
    AttentionBacking attention =
        new Wiring(memory, clock)
            .with(CurrentOperator.class, new PlatformAdmin())
            .with(SiteInView.class, new AllSites())
            .with(AttentionWarnings.class, new Warnings(warnings))
            .with(TimesBacking.class, new Times())
            .bean(AttentionBacking.class);
    memory.write(attention::read);
    return attention;
  }

  @Test
  void foldsWhatManySitesHaveAndTellsHowManyMoreThereAre() {
    memory.write(
        () -> {
          for (int site = 1; site <= SITES; site++) {
            problem(site, "", 10);
          }
          for (int single = 1; single <= 14; single++) {
            problem(single, "cause" + single, 100 * single);
          }
          problem(1, "at two sites", 50);
          problem(2, "at two sites", 40);
        });

    AttentionBacking attention = read(List.of());

    assertThat(attention.getRows()).hasSize(10);
    assertThat(attention.getRows())
        .isSortedAccordingTo(Comparator.comparingLong(AttentionRow::weight).reversed());
    AttentionRow worst = attention.getRows().get(0);
    assertThat(worst.title()).isEqualTo("At 300 sites");
    assertThat(worst.facts()).isEqualTo("600 people · refused 600 times");
    assertThat(worst.ways().get(0).href())
        .isEqualTo("/console/problem/problems.xhtml?reason=jwt_expired");
    assertThat(attention.getRows().get(1).title()).isEqualTo("Site 14");
    assertThat(attention.getMore()).as("of 1 + 14 + 2").isEqualTo("7 more");
  }

  @Test
  void foldsWarningsOfOneKindAndHasNothingMoreToTell() {
    memory.write(() -> problem(1, "", 10));
    AttentionRow warning =
        new AttentionRow(
            5, "keyless", "warn", "pi-key", "App", null, "No key.", null, null, null, List.of());

    AttentionBacking attention = read(List.of(warning, warning, warning));

    assertThat(attention.getRows())
        .extracting(AttentionRow::title)
        .containsExactly("At 3 connections", "Site 1");
    assertThat(attention.getMore()).isNull();
    memory.write(() -> rows.sql("update sign_in_problem set muted_hits = 9"));
    assertThat(read(List.of()).isQuiet()).isTrue();
  }

  private static final class PlatformAdmin extends CurrentOperator {
    @Override
    public Actor actor() {
      return new Actor("admin", null, Rights.PLATFORM);
    }
  }

  private static final class AllSites extends SiteInView {
    @Override
    public boolean isPresent() {
      return false;
    }
  }

  private static final class Warnings extends AttentionWarnings {
    private final List<AttentionRow> all;

    private Warnings(List<AttentionRow> all) {
      this.all = all;
    }

    @Override
    List<AttentionRow> of(TenantId site, String kind) {
      return all;
    }

    @Override
    List<AttentionRow> ofBreakGlass() {
      return List.of();
    }
  }

  private static final class Times extends TimesBacking {
    @Override
    public String relativeAndAbsolute(Instant time) {
      return "an hour ago";
    }
  }
}
