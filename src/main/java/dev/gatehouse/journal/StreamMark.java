package dev.gatehouse.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The newest number of a stream at a time. */
@Entity
@Table(name = "stream_mark")
class StreamMark {
  @EmbeddedId private Id id;

  private long number;

  protected StreamMark() {}

  StreamMark(String stream, Instant at, long number) {
    id = new Id(stream, at);
    this.number = number;
  }

  long number() {
    return number;
  }

  /** A stream and a time. */
  @Embeddable
  static class Id implements Serializable {
    private static final long serialVersionUID = 1L;

    private String stream;

    @Column(name = "marked_at")
    private Instant markedAt;

    protected Id() {}

    private Id(String stream, Instant markedAt) {
      this.stream = stream;
      this.markedAt = markedAt;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Id that
          && stream.equals(that.stream)
          && markedAt.equals(that.markedAt);
    }

    @Override
    public int hashCode() {
      return Objects.hash(stream, markedAt);
    }
  }
}
