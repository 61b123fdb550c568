package dev.gatehouse.site;

import dev.gatehouse.library.address.AddressBooks;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Finds where a page is now that is not found at the address that was asked for. Only readers who
 * are let in are told: to all others every address of a gated site is the same.
 */
@ApplicationScoped
public class OldPages {
  @Inject AddressBooks books;
  @Inject Protocols protocols;

  /** The address to redirect to: a path of this site, with the query that came along. */
  Optional<String> now(HttpServletRequest request) {
    return Optional.ofNullable(Visit.of(request))
        .filter(visit -> isToldOf(visit, Incoming.of(request)))
        .flatMap(visit -> now(visit, Incoming.of(request)));
  }

  private static boolean isToldOf(Visit visit, Incoming asked) {
    return asked != null
        && asked.isReading()
        && !visit.site().isGate()
        && (visit.caller().isPresent() || !visit.site().isGated());
  }

  private Optional<String> now(Visit visit, Incoming asked) {
    return books
        .find(visit.site(), visit.viewer(), asked.path())
        .filter(path -> !path.equals(asked.path()))
        .map(path -> path + query(visit, asked));
  }

  /**
   * The path of the page that had an address with the id of another page and not with its slug: the
   * help center before may have given the same ids.
   *
   * @param other the path of the page that has the id now
   */
  String nowOr(String other, Visit visit, HttpServletRequest request) {
    return books
        .findByAlias(visit.site(), visit.viewer(), Incoming.of(request).path())
        .orElse(other);
  }

  private String query(Visit visit, Incoming asked) {
    String safe = protocols.withoutToken(visit.site(), asked);
    int query = safe.indexOf('?');
    return query < 0 ? "" : safe.substring(query);
  }
}
