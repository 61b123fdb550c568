package dev.gatehouse.adminapi.sso;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Warnings;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.sso.ComparisonOrder;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.KeyComparison;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.administration.sso.PastedSecret;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.key.KeyCounts;
import dev.gatehouse.token.KeyUse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A connection's keys. The response to the call that adds a key shows its secret, once. */
@Path("admin/v1/sites/{site}/connections/{id}/keys")
@RequestScoped
@Transactional
public class KeysResource {
  @Inject SigningKeys signingKeys;
  @Inject Connections connections;
  @Inject KeyChanges changes;
  @Inject KeyUse keyUse;
  @Inject KeyCounts counts;
  @Inject KeyComparison comparison;
  @Inject Clock clock;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    Connection connection = connection(call);
    Query query = call.query();
    int limit = query.limit();
    Long after = query.afterNumber();
    query.complete();
    // Key use is written down from time to time; the response has it as of now.
    keyUse.flush();
    Map<Long, KeyCounts.Usage> usage = usage(connection);
    List<SigningKey> rest =
        signingKeys.of(connection.tenantId(), connection.getId()).stream()
            .filter(key -> after == null || key.getId() > after)
            .toList();
    return Listing.of(rest, limit, SigningKey::getId, key -> show(key, usage));
  }

  @POST
  public Response add(@BeanParam Call call, byte[] body) {
    Connection connection = connection(call);
    Submission submission = Submission.optional(body, rules);
    KeyOrder order = submission.into(new KeyOrder());
    KeyChanges.Added added =
        changes.add(
            call.actor(),
            call.tenant(sites, Right.CONFIGURE),
            connection.getId(),
            order,
            submission.finish());
    Snapshot shown =
        new Snapshot()
            .with("id", added.key().getId())
            .with("kid", added.key().getKid())
            .with("fingerprint", added.key().shownFingerprint())
            .with("createdAt", added.key().getCreatedAt());
    if (added.key().isPublic()) {
      shown.with("publicKey", signingKeys.publicKey(added.key()).orElse(null));
    } else {
      shown.with("secret", added.secret());
    }
    List<FieldError> warnings =
        added
            .warning()
            .map(text -> new FieldError(added.key().isPublic() ? "publicKey" : "secret", text))
            .stream()
            .toList();
    return Responses.created(call.locationOf(added.key().getId()), Warnings.on(shown, warnings));
  }

  /** "Is this my key?": keeps nothing of what is compared. */
  @POST
  @Path("compare")
  public Response compare(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules);
    ComparisonOrder order = submission.into(new ComparisonOrder());
    List<Map<String, Object>> matches =
        comparison.compare(call.actor(), site, call.id(), order, submission.finish()).stream()
            .map(KeysResource::show)
            .toList();
    return Responses.ok(Map.of("matches", matches));
  }

  private static Map<String, Object> show(KeyComparison.Match match) {
    return new Snapshot()
        .with("siteId", match.site().value())
        .with("connectionId", match.connectionId())
        .with("keyId", match.keyId())
        .with("active", match.active())
        .with("apartFrom", match.slip().map(PastedSecret.Slip::text).orElse(null))
        .members();
  }

  @GET
  @Path("{key}")
  public Response get(@BeanParam Call call) {
    Connection connection = connection(call);
    keyUse.flush();
    return signingKeys
        .find(connection.tenantId(), connection.getId(), call.key())
        .map(key -> Responses.ok(show(key, usage(connection)).members()))
        .orElseThrow(Problem::notFound);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    changes.delete(call.actor(), site, call.id(), call.key());
    return Responses.deleted();
  }

  private Connection connection(Call call) {
    return connections
        .find(call.site(sites, Right.CONFIGURE), call.id())
        .orElseThrow(Problem::notFound);
  }

  private Map<Long, KeyCounts.Usage> usage(Connection connection) {
    return counts.of(connection.tenantId(), connection.getId(), clock.instant());
  }

  private static Map<String, Object> usage(KeyCounts.Usage usage) {
    return new Snapshot()
        .with("lastHour", usage.lastHour())
        .with("lastDay", usage.lastDay())
        .members();
  }

  private Snapshot show(SigningKey key, Map<Long, KeyCounts.Usage> usage) {
    KeyCounts.Usage of = usage.getOrDefault(key.getId(), KeyCounts.Usage.NONE);
    return new Snapshot()
        .with("id", key.getId())
        .with("kid", key.getKid())
        .with("fingerprint", key.shownFingerprint())
        .with("publicKey", signingKeys.publicKey(key).orElse(null))
        .with("createdAt", key.getCreatedAt())
        .with("retiresAt", key.getRetiresAt())
        .with("lastUsedAt", key.getLastUsedAt())
        .with("usage", usage(of));
  }
}
