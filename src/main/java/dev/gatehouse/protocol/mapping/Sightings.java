package dev.gatehouse.protocol.mapping;

import dev.gatehouse.protocol.mapping.ClaimShapes.Sighting;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Collects the shapes of tokens, so that they are written in batches and not at every sign-in. */
@ApplicationScoped
public class Sightings {
  private static final Logger LOG = RequestLog.of(Sightings.class);

  /** Between two batches; more shapes than that are a backend that puts data into names. */
  private static final int MOST = 1000;

  /** Bytes of JSON; a token of the usual length holds fewer. */
  private static final int LONGEST = 8192;

  @Inject ClaimShapes shapes;
  @Inject Clock clock;

  private record Place(long connectionId, ClaimShape shape) {}

  private final Map<Place, Sighting> seen = new ConcurrentHashMap<>();

  /** Notes the token of a sign-in that is about to be written. */
  public void note(Connection connection, Claims claims) {
    Instant at = clock.instant();
    Place place = new Place(connection.getId(), ClaimShape.of(claims.asMap()));
    if (hasRoom(place)) {
      String values = ClaimMapping.tellsValues(connection.getSettings()) ? json(claims) : null;
      seen.compute(
          place,
          (same, before) ->
              new Sighting(
                  connection.tenantId(),
                  connection.getId(),
                  place.shape(),
                  values,
                  before == null ? 1 : before.signIns() + 1,
                  at));
    }
  }

  /** No connection takes the places of the others. */
  private boolean hasRoom(Place place) {
    return seen.containsKey(place)
        || seen.size() < MOST
            && seen.keySet().stream()
                    .filter(other -> other.connectionId() == place.connectionId())
                    .count()
                < ClaimShapes.MOST;
  }

  private static String json(Claims claims) {
    String json = TokenSigner.json(claims.asMap());
    return json.getBytes(StandardCharsets.UTF_8).length > LONGEST ? null : json;
  }

  /** Writes what was collected since the last flush. */
  public void flush() {
    for (Place place : List.copyOf(seen.keySet())) {
      Sighting sighting = seen.remove(place);
      if (sighting != null) {
        write(sighting, true);
      }
    }
  }

  /** One that cannot be written, as of a connection that was deleted, must not lose the others. */
  private void write(Sighting sighting, boolean again) {
    try {
      shapes.add(sighting);
    } catch (RuntimeException e) {
      if (SqlState.isUnreachable(e)) {
        throw e;
      }
      if (again && SqlState.isUniqueViolation(e)) {
        // Another node saw the shape first; now its row is found.
        write(sighting, false);
      } else {
        LOG.log(Level.WARNING, "a shape of claims could not be written", e);
      }
    }
  }
}
