package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends tokens that are sessions themselves. A browser may bring one that was never seen here, so of
 * all tokens of a user, a connection or a site, what ends is whatever was issued until now.
 */
@ApplicationScoped
public class TokenSessions {
  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject LinkedIdentities identities;
  @Inject EndedTokens endedTokens;

  /**
   * Ends tokens in the caller's transaction.
   *
   * @param connectionId through which they sign in; {@code null} for every connection of the site
   * @param reader whose they are; {@code null} for those of everybody
   */
  public void end(Site site, Long connectionId, Reader reader) {
    // Also those that are off: they may be turned on again.
    for (Connection each : site.connections()) {
      long id = each.getId();
      Optional<LiveConnection> connection =
          protocols.compile(site, each).filter(LiveConnection::takesTokensAgain);
      if ((connectionId == null || connectionId == id) && connection.isPresent()) {
        TokenEnding ending =
            reader == null
                ? TokenEnding.ofAll(id)
                : TokenEnding.ofUser(id, ids(connection.get(), reader), emails(reader));
        endedTokens.end(site.id(), ending, clock.instant());
      }
    }
  }

  /** The ids by which tokens of a connection may name a user. */
  public List<String> ids(LiveConnection connection, Reader reader) {
    String space = connection.settings().getUserNamespace();
    return identities.of(reader).stream()
        .filter(own -> own.userNamespace().equals(space))
        .map(UserIdentity::externalId)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The addresses by which they may. */
  public static List<String> emails(Reader reader) {
    String email = reader.getProfile().getEmail();
    return email == null ? List.of() : List.of(email);
  }
}
