package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.FeedCache;
import dev.gatehouse.storage.feed.FeedCache.Found;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cache of the readers behind tokens that come with every call. The token is verified each time;
 * its reader's record is cached until the reader or the site changes.
 */
@ApplicationScoped
class BearerCallers {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_READERS = 50_000;

  @Inject ChangeFeed feed;

  private FeedCache<Key, Caller> cache;

  private record Key(long connectionId, Identity identity) {}

  /** Looks a reader up in the database. */
  @FunctionalInterface
  interface Lookup {
    Caller find() throws Rejected;
  }

  @PostConstruct
  void makeCache() {
    cache = new FeedCache<>(feed, LONGEST, MOST_READERS);
  }

  /** The cached reader; never one of a token that counts once, which has to be consumed. */
  Optional<Caller> ifFresh(Admission admission) {
    return admission.singleUse().isPresent() ? Optional.empty() : cache.ifFresh(key(admission));
  }

  Caller of(Admission admission, Lookup lookup) throws Rejected {
    Optional<Caller> known = ifFresh(admission);
    if (known.isPresent()) {
      return known.get();
    }
    FeedCache.Begun query = cache.begin();
    Caller caller = lookup.find();
    cache.put(key(admission), found(admission, caller), query);
    return caller;
  }

  private static Found<Caller> found(Admission admission, Caller caller) {
    List<Subject> subjects = new ArrayList<>(List.of(caller.tenant().people()));
    Optional.ofNullable(caller.readerId()).map(Reader::subject).ifPresent(subjects::add);
    // Any new reader may be the one whom the token means.
    boolean isSettled = caller.readerId() != null || admission.identity().isAnonymous();
    return new Found<>(
        caller, subjects, isSettled && !mayBeUsedUp(admission) ? LONGEST : FeedCache.BRIEF);
  }

  /** Another connection with the same secret may use the token up, which changes no subject. */
  private static boolean mayBeUsedUp(Admission admission) {
    VerifiedToken token = admission.token();
    return !admission.connection().usesUpTokens()
        && SingleUse.elsewhere(token.claims(), token.key().fingerprint()).isPresent();
  }

  private static Key key(Admission admission) {
    return new Key(admission.connection().connection().getId(), admission.identity());
  }
}
