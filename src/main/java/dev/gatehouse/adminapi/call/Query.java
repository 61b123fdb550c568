package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.WrittenTime;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.token.json.JsonDocument;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The parameters of a query. Unknown parameters are an error, as unknown members are: a misspelt
 * filter would match everything, which is worst where all matches are deleted.
 */
public final class Query {
  private static final int DEFAULT_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 500;
  private static final int LONGEST_WAIT = 30;
  private static final int LONGEST = 1000;
  private static final int MOST_VALUES = 20;

  private final MultivaluedMap<String, String> parameters;
  private final Set<String> known = new TreeSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  Query(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /** The text of a filter; {@code null} if it is absent. */
  public String text(String name) {
    return typed(name, Optional::of, "");
  }

  /**
   * The values of a filter that can be given several times; each may begin with {@code !}, for all
   * but this value.
   *
   * @param fits whether a value, without that sign, can be one
   */
  public List<String> several(String name, Predicate<String> fits, String otherwise) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > MOST_VALUES) {
      errors.add(new FieldError(name, "must be given at most " + MOST_VALUES + " times"));
      return List.of();
    }
    return values.stream()
        .flatMap(
            value ->
                one(
                    name,
                    value,
                    text -> Optional.of(text).filter(t -> fits.test(t.replaceFirst("^!", ""))),
                    otherwise)
                    .stream())
        .toList();
  }

  /** A text that must be there and fit. */
  public String required(String name, Predicate<String> fits, String otherwise) {
    String text = oneOf(name, fits, otherwise);
    if (parameters.getOrDefault(name, List.of()).isEmpty()) {
      errors.add(new FieldError(name, "is required"));
    }
    return text;
  }

  /** A text that must fit if it is there; {@code null} if it is absent. */
  public String oneOf(String name, Predicate<String> fits, String otherwise) {
    return typed(name, text -> Optional.of(text).filter(fits), otherwise);
  }

  /** The number of a filter, such as an id. */
  public Long number(String name) {
    return typed(
        name,
        text -> Optional.of(text).filter(t -> t.matches("\\d{1,18}")).map(Long::valueOf),
        "must be a number");
  }

  public Boolean flag(String name) {
    return typed(
        name,
        text -> Optional.of(text).filter(Set.of("true", "false")::contains).map(Boolean::valueOf),
        "must be true or false");
  }

  public Instant time(String name) {
    return typed(name, WrittenTime::read, "must be a time such as 2026-01-31T12:00:00Z");
  }

  /** Objects to a parameter for what it means beside others. */
  public void object(String name, String why) {
    errors.add(new FieldError(name, why));
  }

  /** The size of the page; {@code otherwise} if the caller gives none. */
  public int limit(int otherwise) {
    Long limit =
        typed(
            "limit",
            text ->
                Optional.of(text)
                    .filter(t -> t.matches("\\d{1,9}"))
                    .map(Long::valueOf)
                    .filter(n -> n >= 1 && n <= HIGHEST_LIMIT),
            "must be a whole number from 1 to " + HIGHEST_LIMIT);
    return limit == null ? otherwise : limit.intValue();
  }

  public int limit() {
    return limit(DEFAULT_LIMIT);
  }

  /** The size of a part of a stream. */
  public int linesLimit() {
    return limit(HIGHEST_LIMIT);
  }

  /** The id that the page follows; {@code null} for the first page. */
  public Long afterNumber() {
    return typed("after", Cursor::readNumber, "must be a cursor from an earlier response");
  }

  /** As {@link #afterNumber}, for ids that are text. */
  public String afterText() {
    return after(Optional::of);
  }

  /** As {@link #afterNumber}, for lists with another order than by id. */
  public <T> T after(Function<String, Optional<T>> place) {
    return typed(
        "after",
        text -> Cursor.read(text).flatMap(place),
        "must be a cursor from an earlier response");
  }

  /**
   * Where a stream goes on: behind a cursor, behind all that is there with {@code now}, or else at
   * the beginning.
   *
   * @param now asked for only where it is needed
   */
  public StreamPosition position(Supplier<StreamPosition> now) {
    StreamPosition position =
        typed(
            "after",
            text ->
                switch (text) {
                  case "" -> Optional.of(StreamPosition.START);
                  case "now" -> Optional.of(now.get());
                  default -> Cursor.read(text).flatMap(StreamPosition::of);
                },
            "must be now, or a cursor of this stream from an earlier response");
    return position == null ? StreamPosition.START : position;
  }

  /** How long the caller waits for something to be told; not at all by default. */
  public Duration waiting() {
    Long seconds =
        typed(
            "wait",
            text ->
                Optional.of(text)
                    .filter(t -> t.matches("\\d{1,9}"))
                    .map(Long::valueOf)
                    .filter(n -> n <= LONGEST_WAIT),
            "must be a whole number of seconds from 0 to " + LONGEST_WAIT);
    return Duration.ofSeconds(seconds == null ? 0 : seconds);
  }

  private <T> T typed(String name, Function<String, Optional<T>> type, String otherwise) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      errors.add(new FieldError(name, "must be given once"));
      return null;
    }
    return one(name, values.get(0), type, otherwise).orElse(null);
  }

  private <T> Optional<T> one(
      String name, String text, Function<String, Optional<T>> type, String otherwise) {
    if (text.length() > LONGEST || text.codePoints().anyMatch(Query::isUnfit)) {
      errors.add(new FieldError(name, "must be at most 1000 characters of plain text"));
      return Optional.empty();
    }
    Optional<T> value = type.apply(text);
    if (value.isEmpty()) {
      errors.add(new FieldError(name, otherwise));
    }
    return value;
  }

  private static boolean isUnfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  /**
   * Ends reading the query.
   *
   * @throws Problem with every error, when there are any
   */
  public void complete() {
    for (String name : new TreeSet<>(parameters.keySet())) {
      if (!known.contains(name)) {
        errors.add(
            new FieldError(JsonDocument.shortened(name), "is not a parameter of this resource"));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
