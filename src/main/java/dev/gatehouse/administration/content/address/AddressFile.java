package dev.gatehouse.administration.content.address;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A CSV file (RFC 4180, UTF-8) with the columns {@code from} and {@code to}, in any order. */
final class AddressFile {
  private static final int MOST_ROWS = 5000;
  private static final int LONGEST_CELL = 2000;
  private static final int MOST_CELLS = 20;
  private static final String NO_HEADER = "must begin with a header that has from and to";

  /**
   * One address.
   *
   * @param line the first line of the row, counted from 1
   */
  record Row(long line, String from, String to) {}

  private AddressFile() {}

  /**
   * @throws Invalid if the file is no such file
   */
  static List<Row> read(byte[] csv) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      return rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw refused("must be UTF-8 text");
    } catch (CsvParseException e) {
      throw refused("must be valid CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: read from memory", e);
    }
  }

  private static List<Row> rows(String text) throws IOException {
    List<Row> rows = new ArrayList<>();
    int from = -1;
    int to = -1;
    try (CsvReader<CsvRecord> records = reader(text)) {
      for (CsvRecord read : records) {
        if (from < 0) {
          List<String> header =
              read.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
          from = header.indexOf("from");
          to = header.indexOf("to");
          if (from < 0 || to < 0) {
            throw refused(NO_HEADER);
          }
        } else if (rows.size() == MOST_ROWS) {
          throw refused("must have at most " + MOST_ROWS + " lines");
        } else {
          rows.add(new Row(read.getStartingLineNumber(), cell(read, from), cell(read, to)));
        }
      }
    }
    if (from < 0) {
      throw refused(NO_HEADER);
    }
    return rows;
  }

  private static String cell(CsvRecord read, int column) {
    return column < read.getFieldCount() ? read.getField(column).strip() : "";
  }

  private static CsvReader<CsvRecord> reader(String text) {
    CsvRecordHandler limits =
        CsvRecordHandler.builder()
            .maxFields(MOST_CELLS)
            .maxFieldSize(LONGEST_CELL)
            .maxRecordSize(MOST_CELLS * LONGEST_CELL)
            .build();
    return CsvReader.builder().skipEmptyLines(true).allowUnclosedQuote(false).build(limits, text);
  }

  private static Invalid refused(String message) {
    return new Invalid(List.of(new FieldError("", message)));
  }
}
