package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.sso.ConnectionWatch;
import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.storage.DatabaseClock;
import dev.gatehouse.storage.Leases;
import dev.gatehouse.storage.schema.Migrations;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What only a node itself can tell about an installation, and how the caller's own request arrived
 * there, which shows what the proxies in front do.
 */
@ApplicationScoped
public class PlatformCheck {
  /** Beyond this, tokens that have just been made are refused as not valid yet. */
  private static final Duration MOST_DIFFERENCE = Duration.ofSeconds(2);

  /** Expired rows are deleted every few minutes. */
  private static final Duration LONGEST_WITHOUT_PURGE = Duration.ofHours(2);

  private static final String PROXIES = "GATEHOUSE_TRUSTED_PROXIES";

  @Inject Configuration configuration;
  @Inject Migrations migrations;
  @Inject DatabaseClock databaseClock;
  @Inject Leases leases;
  @Inject RefusalLog refusals;
  @Inject BreakGlasses glasses;
  @Inject ConnectionWatch connections;
  @Inject Clock clock;

  /**
   * A request as it arrived.
   *
   * @param peer address of the connection's other end: the browser, or the proxy next to us
   * @param client address that counts as the browser's
   * @param secure whether the browser used HTTPS, as far as Gatehouse can tell
   * @param forwarded names of the forwarding headers, as {@code X-Forwarded-For}
   */
  public record Arrival(String peer, String client, boolean secure, Set<String> forwarded) {}

  /**
   * One check.
   *
   * @param detail what was found, a sentence
   * @param remedy what to do; {@code null} if it passed
   */
  public record Result(String check, boolean passed, String detail, String remedy) {
    private static Result good(String check, String detail) {
      return new Result(check, true, detail, null);
    }
  }

  /**
   * Runs all checks.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  public List<Result> run(Actor actor, Arrival arrival) {
    actor.requirePlatform();
    return List.of(
        Result.good("database", migrations.product() + "."),
        schema(),
        clock(),
        masterKey(),
        purge(),
        events(),
        breakGlass(),
        reportOnly(actor),
        proxy(arrival),
        https(arrival));
  }

  private Result schema() {
    String detail = "Version " + migrations.version() + ".";
    return migrations.complete()
        ? Result.good("schema", detail)
        : new Result(
            "schema", false, detail, "Restart this node; it applies the missing migrations.");
  }

  private Result clock() {
    long millis = databaseClock.ahead(clock).toMillis();
    String detail = "This node and the database differ by " + Math.abs(millis) + " ms.";
    return Math.abs(millis) <= MOST_DIFFERENCE.toMillis()
        ? Result.good("clock", detail)
        : new Result("clock", false, detail, "Run NTP, such as chrony, on both.");
  }

  private Result masterKey() {
    int keys = configuration.masterKeys().size();
    String detail =
        "Every stored secret can be decrypted; "
            + (keys == 0 ? "the demo's key" : keys == 1 ? "one key" : keys + " keys")
            + " in use.";
    return keys <= 1
        ? Result.good("master key", detail)
        : new Result(
            "master key",
            false,
            detail,
            "Once every node runs with the first key in front, remove the others and restart.");
  }

  Result purge() {
    String check = "housekeeping";
    Instant overdue = clock.instant().minus(LONGEST_WITHOUT_PURGE);
    String remedy = "Look for errors in the nodes' logs.";
    Leases.Done last = leases.lastDone(Leases.PURGE);
    if (last.at() != null) {
      String detail = "Expired rows were deleted at " + last.at() + ".";
      return last.at().isBefore(overdue)
          ? new Result(check, false, detail, remedy)
          : Result.good(check, detail);
    }
    return leases
        .firstAsked(Leases.PURGE)
        .filter(first -> first.isBefore(overdue))
        .map(
            first ->
                new Result(
                    check,
                    false,
                    "Expired rows were never deleted; this node first tried at " + first + ".",
                    remedy))
        .orElseGet(
            () -> Result.good(check, "Nothing was deleted yet; the first time is minutes away."));
  }

  private Result events() {
    long dropped = refusals.droppedSoFar();
    return dropped == 0
        ? Result.good("events", "This node stored every refused sign-in since it started.")
        : new Result(
            "events",
            false,
            "This node could not store " + dropped + " refused sign-ins since it started.",
            "Look for database errors at that time; accepted sign-ins are never dropped.");
  }

  private Result breakGlass() {
    String check = "break-glass";
    List<BreakGlasses.Place> open = glasses.places();
    if (open.isEmpty()) {
      return Result.good(check, "No site is open by break-glass.");
    }
    String places =
        open.stream()
            .map(place -> place.name() + " until " + place.expiresAt() + " by " + place.openedBy())
            .collect(Collectors.joining("; "));
    return new Result(
        check,
        false,
        "Open by break-glass: " + places + ".",
        "Close it in the console once readers can sign in again.");
  }

  private Result reportOnly(Actor actor) {
    String check = "report-only";
    List<ConnectionWatch.Place> due = connections.reported(actor);
    if (due.isEmpty()) {
      return Result.good(check, "No rules that only reported wait for a decision.");
    }
    String places =
        due.stream()
            .map(place -> place.name() + " of " + place.siteName())
            .collect(Collectors.joining("; "));
    return new Result(
        check,
        false,
        "The time is over for rules of: " + places + ".",
        "Make them count or drop them, on the connection's page Report-only.");
  }

  private Result proxy(Arrival arrival) {
    String check = "proxy";
    boolean trusted =
        configuration.trustedProxies().stream()
            .anyMatch((AddressRange range) -> range.contains(arrival.peer()));
    Set<String> sent = arrival.forwarded();
    if (!trusted && !sent.isEmpty()) {
      return new Result(
          check,
          false,
          "The proxy at "
              + arrival.peer()
              + " sends "
              + String.join(", ", sent)
              + ", which are ignored.",
          "Add its address to " + PROXIES + " if it is yours.");
    }
    if (sent.isEmpty()) {
      // A proxy that says nothing shows in the check of https.
      return Result.good(
          check, "No forwarding headers; the call came from " + arrival.peer() + ".");
    }
    List<String> missing =
        List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host").stream()
            .filter(name -> !sent.contains(name))
            .toList();
    return missing.isEmpty()
        ? Result.good(
            check,
            "The proxy at " + arrival.peer() + " is trusted; client " + arrival.client() + ".")
        : new Result(
            check,
            false,
            "The trusted proxy at "
                + arrival.peer()
                + " does not send "
                + String.join(", ", missing)
                + ".",
            "Let it set these headers, as the samples in server-config do.");
  }

  private Result https(Arrival arrival) {
    String check = "https";
    if (arrival.secure()) {
      return Result.good(check, "The request came over HTTPS.");
    }
    return configuration.baseDomain().equals("localhost")
        ? Result.good(check, "Plain HTTP, as usual at localhost.")
        : new Result(
            check,
            false,
            "The request came over plain HTTP, so cookies are not protected.",
            "Use the public https address, and let the proxy send X-Forwarded-Proto.");
  }
}
