package dev.gatehouse.signin.request;

import dev.gatehouse.measure.Durations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;

/** Measures how long requests take, from the sign-in decision to the end of the answer. */
@ApplicationScoped
public class RequestTimes {
  private static final String BEGUN = RequestTimes.class.getName();

  private final Durations[] times = new Durations[Kind.ALL.length * Outcome.ALL.length];

  /** What was asked for. */
  public enum Kind {
    ASSET,
    SIGN_IN,
    VERIFY,
    CONSOLE,
    API,
    PAGE;

    private static final Kind[] ALL = values();

    /** By the path, without its query. */
    static Kind of(String path) {
      if (Paths.isAsset(path)) {
        return ASSET;
      }
      if (Paths.isSignInOrOut(path)) {
        return SIGN_IN;
      }
      if (Paths.isAsked(path)) {
        return VERIFY;
      }
      if (path.startsWith("/api/") || path.startsWith("/v1/")) {
        return API;
      }
      return path.startsWith("/console") || path.startsWith("/jakarta.faces") ? CONSOLE : PAGE;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it was answered, by the status: whether the database was unavailable is of interest. */
  public enum Outcome {
    OK("2xx"),
    REDIRECTED("3xx"),
    REFUSED("4xx"),
    UNAVAILABLE("503"),
    FAILED("5xx");

    private static final Outcome[] ALL = values();
    private final String status;

    Outcome(String status) {
      this.status = status;
    }

    static Outcome of(int status) {
      if (status >= 500) {
        return status == 503 ? UNAVAILABLE : FAILED;
      }
      if (status >= 400) {
        return REFUSED;
      }
      return status >= 300 ? REDIRECTED : OK;
    }

    @Override
    public String toString() {
      return status;
    }
  }

  /** Called once for a kind and an outcome that occurred. */
  @FunctionalInterface
  public interface Reader {
    void read(Kind kind, Outcome outcome, Durations.Counted counted);
  }

  public RequestTimes() {
    for (int i = 0; i < times.length; i++) {
      times[i] =
          new Durations(
              Duration.ofMillis(1),
              Duration.ofMillis(5),
              Duration.ofMillis(25),
              Duration.ofMillis(100),
              Duration.ofMillis(500),
              Duration.ofSeconds(2));
    }
  }

  /** Notes when the mechanism was asked, which comes before every filter. */
  public static void begin(HttpServletRequest request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  void end(HttpServletRequest request, int status) {
    if (request.getAttribute(BEGUN) instanceof Long begun) {
      int kind = Kind.of(request.getRequestURI()).ordinal();
      times[kind * Outcome.ALL.length + Outcome.of(status).ordinal()].addSince(begun);
    }
  }

  /** Tells of each kind and outcome that occurred. */
  public void read(Reader reader) {
    for (Kind kind : Kind.ALL) {
      for (Outcome outcome : Outcome.ALL) {
        Durations.Counted counted =
            times[kind.ordinal() * Outcome.ALL.length + outcome.ordinal()].counted();
        if (counted.count() > 0) {
          reader.read(kind, outcome, counted);
        }
      }
    }
  }
}
