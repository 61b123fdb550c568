package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.ReaderChanged;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.tenant.TenantChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;

/**
 * A cache of the readers behind tokens that come with every call. The token is verified each time;
 * its reader's record is cached for a second, and dropped when a reader changes on this node.
 */
@ApplicationScoped
class BearerCallers {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_READERS = 50_000;

  private final DatabaseCache<Key, Caller> fresh = new DatabaseCache<>(FRESH, MOST_READERS);

  private record Key(long connectionId, Identity identity) {}

  /** Looks a reader up in the database. */
  @FunctionalInterface
  interface Lookup {
    Caller find() throws Rejected;
  }

  /** The cached reader; never one of a token that counts once, which has to be consumed. */
  Optional<Caller> ifFresh(Admission admission) {
    return admission.singleUse().isPresent() ? Optional.empty() : fresh.ifFresh(key(admission));
  }

  Caller of(Admission admission, Lookup lookup) throws Rejected {
    Optional<Caller> known = ifFresh(admission);
    if (known.isPresent()) {
      return known.get();
    }
    long version = fresh.version();
    Caller found = lookup.find();
    fresh.put(key(admission), found, version);
    return found;
  }

  private static Key key(Admission admission) {
    return new Key(admission.connection().connection().getId(), admission.identity());
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) ReaderChanged changed) {
    fresh.invalidate();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) TenantChanged changed) {
    fresh.invalidate();
  }
}
