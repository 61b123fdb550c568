package dev.gatehouse.administration.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gatehouse.administration.change.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A CSV file of users (RFC 4180, UTF-8) with a header of the admin API's member names, in any order
 * and case. A file with an error as a whole has no rows.
 *
 * @param columns names of the members that the file has
 * @param problems errors of the file as a whole
 */
public record UserFile(
    List<String> columns, List<Row> rows, List<ImportReport.LineError> problems) {
  /**
   * One user of a file.
   *
   * @param line the first line of the row, counted from 1
   * @param members with the values that a JSON object of the admin API would have
   * @param errors errors of the row itself
   */
  public record Row(long line, Map<String, Object> members, List<FieldError> errors) {}

  /** The largest file, in bytes. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  /** The largest number of users. */
  public static final int MOST_ROWS = 20_000;

  /** More than the longest valid value, which is custom fields of 4 KiB in quotes. */
  private static final int LONGEST_CELL = 20_000;

  private static final int MOST_CELLS = 100;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Reads a file to its end, or to an error after which no line can be read. */
  public static UserFile read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return unusable(0, "is larger than 5 MB; split it");
    }
    try {
      return read(decode(bytes));
    } catch (CharacterCodingException e) {
      return unusable(0, "is not UTF-8 text; save it as \"CSV UTF-8\"");
    } catch (CsvParseException e) {
      return unusable(0, "is not valid CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: read from memory", e);
    }
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    // A new decoder reports malformed input, where new String(bytes) would replace it.
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static UserFile read(String text) throws IOException {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      long line = text.substring(0, nul).lines().count();
      return unusable(Math.max(1, line), "contains the character NUL, so it is not a text file");
    }
    try (CsvReader<CsvRecord> records = reader(text)) {
      UserColumns columns = null;
      List<Row> rows = new ArrayList<>();
      for (CsvRecord read : records) {
        if (columns == null) {
          columns = UserColumns.of(read);
          if (!columns.problems().isEmpty()) {
            return new UserFile(List.of(), List.of(), columns.problems());
          }
        } else if (rows.size() == MOST_ROWS) {
          return unusable(read.getStartingLineNumber(), "has more than 20,000 users; split it");
        } else {
          rows.add(columns.row(read));
        }
      }
      return rows.isEmpty()
          ? unusable(0, "has no users: it needs a header and one line for each user")
          : new UserFile(columns.names(), rows, List.of());
    }
  }

  private static CsvReader<CsvRecord> reader(String text) {
    CsvRecordHandler limits =
        CsvRecordHandler.builder()
            .maxFields(MOST_CELLS)
            .maxFieldSize(LONGEST_CELL)
            .maxRecordSize(MOST_CELLS * LONGEST_CELL)
            .build();
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        // Reports each such line, instead of stopping at the first.
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(limits, text);
  }

  private static UserFile unusable(long line, String message) {
    return new UserFile(
        List.of(), List.of(), List.of(new ImportReport.LineError(line, "", message)));
  }
}
