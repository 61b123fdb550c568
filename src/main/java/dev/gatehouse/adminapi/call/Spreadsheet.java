package dev.gatehouse.adminapi.call;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** An answer that is a CSV file, sent while its rows are read. */
public final class Spreadsheet {
  private Spreadsheet() {}

  /** Writes the rows, once the answer has begun. */
  @FunctionalInterface
  public interface Rows {
    void write(Writer out) throws IOException;
  }

  /**
   * @param name the file's, without its ending
   */
  public static Response named(String name, Rows rows) {
    StreamingOutput body =
        out -> rows.write(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return Response.ok(body, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .build();
  }
}
