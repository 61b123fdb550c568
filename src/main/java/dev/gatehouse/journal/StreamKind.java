package dev.gatehouse.journal;

/** The two streams, and where their numbers stand. */
enum StreamKind {
  EVENT("event", "stream_number"),
  /** The ids of entries come one by one, so that they are the numbers. */
  AUDIT("audit_entry", "id");

  private final String table;
  private final String column;

  StreamKind(String table, String column) {
    this.table = table;
    this.column = column;
  }

  /** As {@link StreamMark} knows it. */
  String code() {
    return this == EVENT ? "event" : "audit";
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }
}
