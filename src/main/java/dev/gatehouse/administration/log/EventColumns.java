package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.Csv;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import java.util.Arrays;
import java.util.List;

/** Events as lines of a CSV file. */
final class EventColumns {
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
          "userAgent",
          "wouldRefuse",
          "wouldRefuseCheck",
          "email",
          "externalId",
          "came",
          "accepted",
          "cause");

  private EventColumns() {}

  static String head() {
    return Csv.row(COLUMNS);
  }

  static String row(SignInEvent event) {
    return Csv.row(
        Arrays.asList(
            event.getId(),
            Snapshot.shown(event.getAt()),
            event.getName(),
            event.getReason(),
            event.getDetail(),
            event.getSurface(),
            event.getConnectionId(),
            event.getReaderId(),
            event.getTraceId(),
            event.getAddress(),
            event.getUserAgent(),
            event.getWouldRefuse(),
            event.getWouldRefuseCheck(),
            EventReading.of(event.subject(), TokenSubject::getEmail),
            EventReading.of(event.subject(), TokenSubject::getExternalId),
            EventReading.of(event.mismatch(), Mismatch::getCame),
            EventReading.of(event.mismatch(), Mismatch::getAccepted),
            EventReading.of(event.mismatch(), Mismatch::getCause)));
  }
}
