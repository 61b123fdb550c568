package dev.gatehouse.console;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.secret.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Uploaded files between preview and import. They are kept in memory only, for 15 minutes and up to
 * a limit for all of them; an operator who comes back later uploads the file again.
 */
@ApplicationScoped
public class WaitingFiles {
  static final Duration KEPT = Duration.ofMinutes(15);
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int TICKET = 24;

  private final Cache<String, byte[]> files =
      Caches.builder()
          .expireAfterWrite(KEPT)
          .maximumWeight(MOST_BYTES)
          .weigher((String ticket, byte[] file) -> file.length)
          .build();

  /** Stores a file and returns the ticket to fetch it. */
  public String keep(byte[] file) {
    String ticket = Fingerprint.random(TICKET);
    files.put(ticket, file);
    return ticket;
  }

  public Optional<byte[]> find(String ticket) {
    return Optional.ofNullable(ticket).map(files::getIfPresent);
  }

  public void forget(String ticket) {
    if (ticket != null) {
      files.invalidate(ticket);
    }
  }
}
