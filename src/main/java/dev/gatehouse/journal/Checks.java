package dev.gatehouse.journal;

import dev.gatehouse.journal.Checks.Outcome;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checks of one sign-in in order, each with its outcome. Contains names only and nothing of the
 * token.
 */
public record Checks(List<Check> all) {
  /** The outcome of a check. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** An earlier check failed. */
    NOT_REACHED
  }

  /** One check. */
  public record Check(String name, Outcome outcome) {}

  public Checks {
    all = List.copyOf(all);
  }

  /** The checks of an accepted sign-in. */
  public static Checks passed(List<String> names) {
    return new Checks(names.stream().map(name -> new Check(name, Outcome.PASSED)).toList());
  }

  /**
   * The checks of a refused sign-in.
   *
   * @param failed the check that failed; those before it passed. If it is not among the names, it
   *     is added at the end
   */
  public static Checks failed(List<String> names, String failed) {
    List<Check> checks = new ArrayList<>();
    Outcome outcome = Outcome.PASSED;
    for (String name : names) {
      boolean here = outcome == Outcome.PASSED && name.equals(failed);
      checks.add(new Check(name, here ? Outcome.FAILED : outcome));
      outcome = here ? Outcome.NOT_REACHED : outcome;
    }
    if (outcome == Outcome.PASSED) {
      checks.add(new Check(failed, Outcome.FAILED));
    }
    return new Checks(checks);
  }

  /** Stores one check per line: a sign for the outcome, then the name. */
  @Converter
  public static class Column implements AttributeConverter<Checks, String> {
    private static final String SIGNS = "+!-";

    @Override
    public String convertToDatabaseColumn(Checks checks) {
      return checks == null
          ? null
          : checks.all().stream()
              .map(check -> SIGNS.charAt(check.outcome().ordinal()) + check.name())
              .collect(Collectors.joining("\n"));
    }

    @Override
    public Checks convertToEntityAttribute(String column) {
      return column == null || column.isEmpty()
          ? null
          : new Checks(column.lines().map(Column::check).toList());
    }

    private static Check check(String line) {
      return new Check(line.substring(1), Outcome.values()[SIGNS.indexOf(line.charAt(0))]);
    }
  }
}
