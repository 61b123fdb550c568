package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The histogram of the sign-ins that the list shows: of the same range and filter. */
@Named("eventChart")
@RequestScoped
public class ChartBacking {
  @Inject CurrentOperator current;
  @Inject LogInView log;
  @Inject EventReading reading;
  @Inject ConsoleTexts texts;

  private Histogram histogram;
  private boolean available = true;

  /** Counts on first use: refreshing the list alone needs none. */
  public Histogram getHistogram() {
    if (histogram == null) {
      LogQuestion question = log.question();
      LogBars bars = LogBars.of(question.since(), question.until(), question.own());
      histogram = new Histogram(bars, count(bars));
    }
    return histogram;
  }

  private List<EventFigures.Stretch> count(LogBars bars) {
    try {
      return reading.stretches(
          current.actor(), log.site(), log.filter(), bars.starts().get(0), bars.grain());
    } catch (DatabaseUnavailable e) {
      available = false;
      return List.of();
    }
  }

  /** Whether the database counted in time. */
  public boolean isAvailable() {
    getHistogram();
    return available;
  }

  /** The chart's description for screen readers. */
  public String getLabel() {
    return texts.of("log", "chart.aria", getHistogram().getAccepted(), getHistogram().getRefused());
  }

  /** A bar in words. */
  public String told(Histogram.Bar bar) {
    return texts.of("log", "chart.bar", bar.label(), bar.accepted(), bar.refused());
  }

  /** The address that narrows the list to a bar. */
  public String narrowed(Histogram.Bar bar) {
    return log.with(LogInView.PAGE, between(bar.from(), bar.until()));
  }

  /** The address to which the page's script adds the times between which somebody drags. */
  public String getNarrow() {
    return log.with(LogInView.PAGE, between(null, null));
  }

  /** The address of twice the range: around the same middle, but not beyond now. */
  public String getWider() {
    LogQuestion question = log.question();
    Duration range = Duration.between(question.since(), question.until());
    boolean isPast = question.typed(LogQuestion.TO) != null;
    Duration before = isPast ? range.dividedBy(2) : range;
    Duration after = isPast ? range.dividedBy(2) : Duration.ZERO;
    return log.with(
        LogInView.PAGE,
        between(typed(question.since().minus(before)), typed(question.until().plus(after))));
  }

  private String typed(Instant time) {
    return Histogram.TYPED.format(time.atZone(log.question().own()));
  }

  private LogAddress between(String from, String until) {
    LogAddress rest =
        log.question()
            .address()
            .without(LogQuestion.RANGE, LogQuestion.FROM, LogQuestion.TO, LogQuestion.ZONE)
            .with(LogQuestion.ZONE, log.question().own().getId());
    return from == null ? rest : rest.with(LogQuestion.FROM, from).with(LogQuestion.TO, until);
  }
}
