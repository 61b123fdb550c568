package dev.gatehouse.journal;

import dev.gatehouse.journal.Checks.Check;
import dev.gatehouse.journal.Checks.Outcome;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.stream.Collectors;

/** Stores one check per line: a sign for the outcome, then the name. */
@Converter
public class ChecksColumn implements AttributeConverter<Checks, String> {
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
        : new Checks(column.lines().map(ChecksColumn::check).toList());
  }

  private static Check check(String line) {
    return new Check(line.substring(1), Outcome.values()[SIGNS.indexOf(line.charAt(0))]);
  }
}
