package dev.gatehouse.console.problem;

import dev.gatehouse.administration.sso.ConnectionWatch;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.PlatformBacking;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What needs attention beside refused sign-ins: clocks, keys, rules, and break-glass. */
@RequestScoped
public class AttentionWarnings {
  static final String DRIFT = "drift";
  static final String KEYLESS = "keyless";
  static final String REPORTED = "reported";
  static final String RETIRING = "retiring";
  static final String ROTATION = "rotation";
  static final List<String> KINDS = List.of(DRIFT, KEYLESS, RETIRING, ROTATION, REPORTED);

  /** In the weights of problems: of one person to whom every sign-in is refused. */
  private static final long PERSON = 1_000_000;

  private static final long FIRST = Long.MAX_VALUE;

  @Inject CurrentOperator current;
  @Inject ConnectionWatch watch;
  @Inject PlatformBacking platform;
  @Inject TimesBacking times;
  @Inject ProblemTexts problemTexts;
  @Inject ConsoleTexts texts;

  /**
   * The warnings about connections.
   *
   * @param site at which site, or {@code null} for all that the operator configures
   * @param kind of this kind only, or {@code null}
   */
  List<AttentionRow> of(TenantId site, String kind) {
    List<AttentionRow> rows = new ArrayList<>();
    if (isAsked(DRIFT, kind)) {
      add(rows, site, watch.drifts(current.actor()).stream(), d -> d.connection(), this::drift);
    }
    if (isAsked(KEYLESS, kind)) {
      add(rows, site, watch.keyless(current.actor()).stream(), place -> place, this::keyless);
    }
    if (isAsked(RETIRING, kind)) {
      add(
          rows,
          site,
          watch.retirements(current.actor()).stream(),
          r -> r.connection(),
          this::retiring);
    }
    if (isAsked(ROTATION, kind)) {
      add(
          rows,
          site,
          watch.rotations(current.actor()).stream(),
          due -> due.connection(),
          this::rotation);
    }
    if (isAsked(REPORTED, kind)) {
      add(rows, site, watch.reported(current.actor()).stream(), place -> place, this::reported);
    }
    return rows;
  }

  private static boolean isAsked(String one, String kind) {
    return kind == null || kind.equals(one);
  }

  private static <T> void add(
      List<AttentionRow> rows,
      TenantId site,
      Stream<T> found,
      Function<T, ConnectionWatch.Place> place,
      Function<T, AttentionRow> row) {
    found
        .filter(one -> site == null || place.apply(one).site().equals(site))
        .map(row)
        .forEach(rows::add);
  }

  /** Sites that are open by break-glass, for platform administrators. */
  List<AttentionRow> ofBreakGlass() {
    if (!current.isPlatform() || platform.getState() == null) {
      return List.of();
    }
    return platform.getState().breakGlasses().stream()
        .map(
            place ->
                row(
                    FIRST,
                    "break-glass",
                    "problem",
                    "pi-exclamation-triangle",
                    place.name(),
                    texts.get("dashboard.glass")
                        + " "
                        + times.local(place.expiresAt())
                        + " ("
                        + place.openedBy()
                        + ").",
                    null,
                    way(
                        "dashboard.glass.open",
                        "/console/site/break-glass.xhtml?site=" + place.site().value())))
        .toList();
  }

  private AttentionRow drift(ConnectionWatch.Drift drift) {
    ConnectionWatch.Place place = drift.connection();
    String key = drift.seconds() > 0 ? "dashboard.drift.ahead" : "dashboard.drift.behind";
    return row(
        3 * PERSON,
        DRIFT,
        "warn",
        "pi-clock",
        title(place),
        texts.get(key, Math.abs(drift.seconds()), drift.signIns()),
        texts.get("dashboard.drift.remedy"),
        way(
            "dashboard.drift.studio",
            "/console/studio/studio.xhtml?site="
                + place.site().value()
                + "&connection="
                + place.id()),
        way("dashboard.drift.log", "/console/log/events.xhtml?site=" + place.site().value()));
  }

  private AttentionRow keyless(ConnectionWatch.Place place) {
    return row(
        3 * PERSON,
        KEYLESS,
        "warn",
        "pi-key",
        title(place),
        texts.get("dashboard.keyless"),
        null,
        way("dashboard.keyless.open", address("connection", place)));
  }

  private AttentionRow rotation(ConnectionWatch.Rotation due) {
    return row(
        PERSON / 2,
        ROTATION,
        "warn",
        "pi-key",
        title(due.connection()),
        texts.get("dashboard.rotation") + " " + times.local(due.at()) + ".",
        null,
        way("dashboard.keyless.open", address("connection", due.connection())));
  }

  private AttentionRow reported(ConnectionWatch.Place place) {
    return row(
        PERSON / 2,
        REPORTED,
        "warn",
        "pi-filter",
        title(place),
        texts.get("dashboard.reported"),
        null,
        way("dashboard.reported.open", address("report-only", place)));
  }

  private AttentionRow retiring(ConnectionWatch.Retirement key) {
    String used =
        key.lastUsedAt() == null
            ? null
            : texts.get("dashboard.retiring.used")
                + " "
                + times.relativeAndAbsolute(key.lastUsedAt())
                + ".";
    String facts =
        key.followed() && key.unused()
            ? (used == null ? "" : used + " ") + texts.get("dashboard.retiring.unused")
            : used;
    return row(
        key.followed() ? 1 : 2 * PERSON,
        RETIRING,
        key.followed() ? "" : "warn",
        "pi-key",
        title(key.connection()),
        texts.get(key.followed() ? "dashboard.retiring.followed" : "dashboard.retiring")
            + " "
            + times.local(key.retiresAt())
            + ".",
        facts,
        way("dashboard.keyless.open", address("connection", key.connection())));
  }

  private String title(ConnectionWatch.Place place) {
    return problemTexts.title(place.name(), place.siteName());
  }

  private static String address(String page, ConnectionWatch.Place place) {
    return "/console/sso/" + page + ".xhtml?site=" + place.site().value() + "&id=" + place.id();
  }

  private AttentionRow.Way way(String key, String href) {
    return new AttentionRow.Way(texts.get(key), href);
  }

  private static AttentionRow row(
      long weight,
      String kind,
      String tone,
      String icon,
      String title,
      String text,
      String facts,
      AttentionRow.Way... ways) {
    return new AttentionRow(
        weight, kind, tone, icon, title, null, text, facts, null, null, List.of(ways));
  }
}
