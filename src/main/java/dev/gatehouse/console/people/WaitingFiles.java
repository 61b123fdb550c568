package dev.gatehouse.console.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.secret.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Files of users that were tried out and wait to be imported: in memory only, for a quarter of an
 * hour, and not more of them than fit; whoever comes too late sends the file again.
 */
@ApplicationScoped
public class WaitingFiles {
  static final Duration KEPT = Duration.ofMinutes(15);
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int TICKET = 24;

  private final Cache<String, byte[]> files =
      Caffeine.newBuilder()
          .expireAfterWrite(KEPT)
          .maximumWeight(MOST_BYTES)
          .weigher((String ticket, byte[] file) -> file.length)
          .build();

  /** Stores a file and returns the ticket to fetch it. */
  String keep(byte[] file) {
    String ticket = Fingerprint.random(TICKET);
    files.put(ticket, file);
    return ticket;
  }

  Optional<byte[]> find(String ticket) {
    return Optional.ofNullable(ticket).map(files::getIfPresent);
  }

  void forget(String ticket) {
    if (ticket != null) {
      files.invalidate(ticket);
    }
  }
}
