package dev.gatehouse.adminapi;

import dev.gatehouse.administration.Csv;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.tenant.TenantId;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events as CSV, read and sent in pieces, so that their number does not matter. */
record EventExport(Events events, TenantId site, Events.Filter filter, Long before, int limit)
    implements StreamingOutput {
  private static final int PIECE = 500;
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "at",
          "event",
          "reason",
          "detail",
          "surface",
          "connectionId",
          "userId",
          "traceId",
          "address",
          "userAgent");

  @Override
  public void write(OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(Csv.row(COLUMNS));
    Long last = before;
    int left = limit;
    List<SignInEvent> piece;
    do {
      piece = events.list(site, filter, last, Math.min(PIECE, left));
      for (SignInEvent event : piece) {
        writer.write(Csv.row(EventsResource.show(event).members().values()));
        last = event.getId();
      }
      left -= piece.size();
    } while (piece.size() == PIECE && left > 0);
    writer.flush();
  }
}
