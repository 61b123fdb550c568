package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.journal.StreamPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** A part of a stream as JSON lines, one object in each, with the cursor of the next part. */
public final class Lines {
  static final MediaType TYPE = new MediaType("application", "x-ndjson");

  private static final String CURSOR = "Gatehouse-Cursor";

  private Lines() {}

  /** The rows, oldest first; the cursor stands in a header, so that every line is a row. */
  public static <T> Response of(StreamPart<T> part, Function<T, Snapshot> show) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (T row : part.rows()) {
      lines.writeBytes(Responses.bytes(show.apply(row).members()));
      lines.write('\n');
    }
    return Response.ok(lines.toByteArray(), TYPE)
        .header(CURSOR, Cursor.behind(part.next()))
        .build();
  }
}
