package dev.gatehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.SignInCounts;
import dev.gatehouse.tenant.TenantId;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SignInSeriesTest {
  private final SignInSeries series = new SignInSeries();

  private String scraped() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.getPrometheusRegistry().register(series);
    return registry.scrape();
  }

  private void count(int sites) {
    SignInCounts counts = new SignInCounts();
    series.counts = counts;
    series.figures =
        new DatabaseFigures() {
          @Override
          Optional<String> subdomain(long site) {
            return Optional.of("site-" + site);
          }
        };
    for (long site = 1; site <= sites; site++) {
      counts.accepted(new TenantId(site), "helpcenter", OptionalLong.of(1));
      counts.accepted(new TenantId(site), "helpsite", OptionalLong.empty());
    }
  }

  @Test
  void tenThousandSitesAreNoMoreLinesThanTwoHundredAndTheRest() {
    count(10_000);
    String text = scraped();

    // HELP and TYPE of two metrics; two protocols and one clock for each of 200 sites and the rest.
    assertThat(text.lines()).hasSize(4 + 3 * 201);
    assertThat(text)
        .contains("gatehouse_sign_ins_total{protocol=\"helpsite\",site=\"other\"} 9800.0");
  }

  @Test
  void siteIsToldByItsSubdomain() {
    count(1);

    assertThat(scraped())
        .contains("gatehouse_sign_ins_total{protocol=\"helpcenter\",site=\"site-1\"} 1.0")
        .contains("gatehouse_backend_clock_checks_total{result=\"ok\",site=\"site-1\"} 1.0");
  }
}
