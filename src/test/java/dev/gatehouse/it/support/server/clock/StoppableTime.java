package dev.gatehouse.it.support.server.clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Takes the place of the application's clock in the deployment under test; the WAR that is shipped
 * does not contain it. Tests and server share some memory: the moment at which the clock stands, or
 * zero while it runs, and by how much it is ahead while it runs. Both in milliseconds.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class StoppableTime {
  private static final long RUNNING = 0;
  private static final int AHEAD = Long.BYTES;

  private final MappedByteBuffer shared = shared();

  @Produces
  @ApplicationScoped
  Clock clock() {
    return new StoppableClock(shared, ZoneOffset.UTC);
  }

  /** Stops the clock of the server under test at a moment, to the millisecond. */
  public static void stopAt(Instant moment) {
    shared().putLong(0, moment.toEpochMilli());
  }

  /** Lets the clock run again: it says what time it is. */
  public static void run() {
    shared().putLong(0, RUNNING);
  }

  /** Stops the clock of the server with this data folder at a moment, to the millisecond. */
  public static void stopAt(Path data, Instant moment) {
    shared(data).putLong(0, moment.toEpochMilli());
  }

  /** Lets the clock of the server with this data folder run again. */
  public static void run(Path data) {
    shared(data).putLong(0, RUNNING);
  }

  /** Sets the clock of the server with this data folder ahead of the machine's, or behind it. */
  public static void setAhead(Path data, Duration ahead) {
    shared(data).putLong(AHEAD, ahead.toMillis());
  }

  /** The property comes first, as it does for the server. */
  private static MappedByteBuffer shared() {
    String folder = System.getenv("GATEHOUSE_DATA_DIR");
    return shared(Path.of(System.getProperty("GATEHOUSE_DATA_DIR", folder)));
  }

  private static MappedByteBuffer shared(Path data) {
    Path file = data.resolve("clock");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(MapMode.READ_WRITE, 0, 2 * Long.BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class StoppableClock extends Clock {
    private final MappedByteBuffer shared;
    private final ZoneId zone;

    StoppableClock(MappedByteBuffer shared, ZoneId zone) {
      this.shared = shared;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      long stopped = shared.getLong(0);
      return stopped == RUNNING
          ? Instant.now().plusMillis(shared.getLong(AHEAD))
          : Instant.ofEpochMilli(stopped);
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new StoppableClock(shared, other);
    }
  }
}
