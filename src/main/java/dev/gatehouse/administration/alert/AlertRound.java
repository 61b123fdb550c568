package dev.gatehouse.administration.alert;

import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.alert.AlertTold;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** One evaluation of all rules, which measures each thing once. */
final class AlertRound {
  /** Of the platform itself, not of a site. */
  static final long PLATFORM = 0;

  private static final int LEAST_TOKENS = 3;
  private static final int LEAST_PLACES = 2;

  /** Once a site's last sign-in is deleted, nothing tells how long the site has been silent. */
  private static final Duration BEFORE_DELETION = Duration.ofHours(1);

  private static final Duration LATEST_END = Duration.ofDays(90);

  private final AlertConditions conditions;
  private final Supplier<NewProblems> newProblems;
  private final Instant now;
  private final Map<String, Object> measured = new HashMap<>();

  AlertRound(AlertConditions conditions, Supplier<NewProblems> newProblems, Instant now) {
    this.conditions = conditions;
    this.newProblems = newProblems;
    this.now = now;
  }

  /**
   * Where the rule's condition holds: a sentence for each site, by its id.
   *
   * @param firing whether it has held so far
   */
  Map<Long, String> holding(AlertRule rule, boolean firing) {
    AlertRuleSettings settings = rule.getSettings();
    return switch (settings.getKind()) {
      case REFUSAL_SHARE -> refusals(rule, settings);
      case CLOCK_OFF -> clocks(rule, settings);
      case NO_SIGN_IN -> silence(rule, settings, firing);
      case NEW_PROBLEM -> problems().holding(rule);
      case KEY_ENDS -> keys(rule, settings);
      case EVENTS_DROPPED -> drops(settings);
      case DELIVERY_FAILING -> deliveries(rule, settings);
    };
  }

  private Map<Long, String> refusals(AlertRule rule, AlertRuleSettings settings) {
    Instant since = since(settings);
    Map<Long, AlertConditions.SignIns> all =
        once("signIns" + since, () -> conditions.signIns(since));
    return at(
        rule,
        all,
        (site, signIns) ->
            signIns.all() >= settings.getMinimum()
                    && signIns.refused() * 100 >= settings.limit() * signIns.all()
                ? "%d of %d sign-ins in %d minutes were refused"
                    .formatted(signIns.refused(), signIns.all(), settings.getWindowMinutes())
                : null);
  }

  /**
   * All tokens in the window agree, and they come from several places: a single reader can open an
   * old link, and again.
   */
  private Map<Long, String> clocks(AlertRule rule, AlertRuleSettings settings) {
    Instant since = since(settings);
    Map<Long, AlertConditions.Clocks> all = once("clocks" + since, () -> conditions.clocks(since));
    int limit = settings.limit();
    return at(
        rule,
        all,
        (site, clocks) -> {
          if (clocks.tokens() < LEAST_TOKENS || clocks.places() < LEAST_PLACES) {
            return null;
          }
          if (clocks.least() >= limit) {
            return "the backend's clock is at least " + clocks.least() + " seconds ahead";
          }
          return clocks.most() <= -limit
              ? "the backend's clock is at least " + -clocks.most() + " seconds behind"
              : null;
        });
  }

  private Map<Long, String> silence(AlertRule rule, AlertRuleSettings settings, boolean firing) {
    Duration limit = Duration.ofHours(settings.limit());
    Map<Long, AlertConditions.LastSignIn> all =
        once("lastSignIns", () -> conditions.lastSignIns(now));
    if (firing && rule.tenant() != null && !all.containsKey(rule.tenant().value())) {
      // The last one is no longer kept, or long ago; only a new one ends the alert.
      return Map.of(rule.tenant().value(), "no sign-in among the events that are kept");
    }
    return at(
        rule,
        all,
        (site, last) -> {
          Duration silence = Duration.between(last.at(), now);
          Duration visible = last.kept().minus(BEFORE_DELETION);
          return silence.compareTo(limit.compareTo(visible) < 0 ? limit : visible) > 0
              ? "no sign-in for " + silence.toHours() + " hours"
              : null;
        });
  }

  private Map<Long, String> keys(AlertRule rule, AlertRuleSettings settings) {
    Instant until = now.plus(Duration.ofDays(settings.limit()));
    Map<Long, String> found = new LinkedHashMap<>();
    for (AlertConditions.Ending key :
        once("endingKeys", () -> conditions.endingKeys(now, LATEST_END))) {
      if (isOf(rule, key.site()) && key.at().isBefore(until)) {
        found.putIfAbsent(
            key.site(),
            (key.due()
                    ? "the signing key of the connection %s is to be replaced by %s"
                    : "a signing key of the connection %s ends on %s")
                .formatted(key.connection(), key.at().toString().substring(0, 10)));
      }
    }
    return found;
  }

  private NewProblems problems() {
    return once("problems", newProblems);
  }

  /** What a rule has not told of; empty if it is not about problems, but about what holds. */
  Optional<List<AlertTold.Episode>> news(AlertRule rule) {
    return rule.getSettings().getKind() == AlertKind.NEW_PROBLEM
        ? Optional.of(problems().untold(rule))
        : Optional.empty();
  }

  /** The id of the problem that a rule is about at a site: the worst one; or {@code null}. */
  Long problem(AlertRule rule, long site) {
    return switch (rule.getSettings().getKind()) {
      case NEW_PROBLEM, REFUSAL_SHARE -> problems().worst(rule, site);
      default -> null;
    };
  }

  private Map<Long, String> drops(AlertRuleSettings settings) {
    long dropped = conditions.dropped(since(settings));
    return dropped >= settings.limit()
        ? Map.of(
            PLATFORM,
            "%d refused sign-ins in %d minutes were too many to record"
                .formatted(dropped, settings.getWindowMinutes()))
        : Map.of();
  }

  private Map<Long, String> deliveries(AlertRule rule, AlertRuleSettings settings) {
    Instant before = now.minus(Duration.ofMinutes(settings.limit()));
    Map<Long, String> found = new LinkedHashMap<>();
    conditions.failing(before).stream()
        .filter(hook -> rule.tenant() == null || isOf(rule, site(hook.tenantId())))
        .forEach(
            hook ->
                found.putIfAbsent(
                    site(hook.tenantId()),
                    "the web hook %s has accepted nothing since %s UTC (%s)"
                        .formatted(
                            hook.name(),
                            hook.since().toString().substring(0, 16).replace('T', ' '),
                            hook.answer())));
    return found;
  }

  private static long site(Long tenantId) {
    return tenantId == null ? PLATFORM : tenantId;
  }

  private Instant since(AlertRuleSettings settings) {
    return now.minus(Duration.ofMinutes(settings.getWindowMinutes()));
  }

  static boolean isOf(AlertRule rule, long site) {
    return rule.tenant() == null || rule.tenant().equals(new TenantId(site));
  }

  /** The sentences about the sites of a rule; {@code null} where its condition does not hold. */
  private static <T> Map<Long, String> at(
      AlertRule rule, Map<Long, T> all, BiFunction<Long, T, String> sentence) {
    Map<Long, String> found = new LinkedHashMap<>();
    all.forEach(
        (site, value) -> {
          String text = isOf(rule, site) ? sentence.apply(site, value) : null;
          if (text != null) {
            found.put(site, text);
          }
        });
    return found;
  }

  @SuppressWarnings("unchecked") // Each name has one measure.
  private <T> T once(String name, Supplier<T> measure) {
    return (T) measured.computeIfAbsent(name, unknown -> measure.get());
  }
}
