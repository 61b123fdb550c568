package dev.gatehouse.console;

import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Shows times in the operator's time zone or, if none is set, in the browser's. */
@Named("times")
@RequestScoped
public class TimesBacking {
  /** By the name that browsers know as well; they refuse the "Z" of an offset. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final String COOKIE = "gatehouse-zone";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("' (UTC'xxx')'", Locale.ENGLISH);
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx", Locale.ENGLISH);

  @Inject HttpServletRequest request;
  @Inject Clock clock;

  public ZoneId getZone() {
    return ConsoleVisit.of(request)
        .map(ConsoleVisit::operator)
        .map(OperatorAccount::timeZone)
        .filter(zone -> !zone.equals(OperatorAccount.BROWSERS_ZONE))
        .map(zone -> zone.equals(OperatorAccount.UTC) ? UTC : zone)
        .or(this::ofBrowser)
        .orElse(UTC);
  }

  /** The zone's name and its distance from UTC now, such as "Asia/Tokyo (UTC+09:00)". */
  public String getZoneName() {
    ZoneId zone = getZone();
    return zone.equals(UTC)
        ? UTC.getId()
        : zone.getId() + OFFSET.format(clock.instant().atZone(zone));
  }

  /**
   * Whether the operator sees times in their browser's zone, which a page's script knows better.
   */
  public boolean isBrowsers() {
    return ConsoleVisit.of(request)
        .map(ConsoleVisit::operator)
        .filter(operator -> operator.timeZone().equals(OperatorAccount.BROWSERS_ZONE))
        .isPresent();
  }

  /** The start of the operator's day. */
  public Instant today() {
    return LocalDate.now(clock.withZone(getZone())).atStartOfDay(getZone()).toInstant();
  }

  /** The time to the second, without the zone. */
  public String local(Instant time) {
    return LOCAL.format(time.atZone(getZone()));
  }

  /** The time with the offset from UTC and the zone's name. */
  public String title(Instant time) {
    return WITH_OFFSET.format(time.atZone(getZone())) + " (" + getZone().getId() + ")";
  }

  /** Whether a time is less than a month away, so that it can be told relative to now. */
  public boolean isNear(Instant time) {
    return distance(Duration.between(time, clock.instant()).abs()) != null;
  }

  /** The time relative to now, or the date if it is more than a month away. */
  public String relative(Instant time) {
    Duration since = Duration.between(time, clock.instant());
    String distance = distance(since.abs());
    return distance == null
        ? local(time)
        : since.isNegative() ? "in " + distance : since.toSeconds() < 1 ? "now" : distance + " ago";
  }

  /** Both, for sentences. */
  public String relativeAndAbsolute(Instant time) {
    return isNear(time) ? relative(time) + " (" + local(time) + ")" : local(time);
  }

  private static String distance(Duration time) {
    if (time.toDays() > 30) {
      return null;
    }
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    if (time.toHours() > 1) {
      return time.toHours() + " hours";
    }
    if (time.toMinutes() > 1) {
      return time.toMinutes() + " minutes";
    }
    return time.toSeconds() == 1 ? "1 second" : time.toSeconds() + " seconds";
  }

  private Optional<ZoneId> ofBrowser() {
    return Incoming.of(request).cookie(COOKIE).flatMap(TimesBacking::zone);
  }

  private static Optional<ZoneId> zone(String cookie) {
    try {
      return Optional.of(ZoneId.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
