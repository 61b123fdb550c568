package dev.gatehouse.adminapi.sso;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Warnings;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.OutsideUrls;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** A site's SSO connections. */
@Path("admin/v1/sites/{site}/connections")
@RequestScoped
@Transactional
public class ConnectionsResource {
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject ConnectionChanges changes;
  @Inject KeyChanges keyChanges;
  @Inject OutsideUrls urls;
  @Inject OpeningRecords openings;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    return Listing.numbered(
        call.query(),
        (after, limit) -> connections.list(site, after, limit),
        Connection::getId,
        this::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = read(body);
    String protocol = submission.into(new SpokenProtocol()).getProtocol();
    ConnectionSettings settings = settings(submission, protocol);
    Connection made = changes.create(call.actor(), site, protocol, settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Connection connection = find(call);
    return Responses.ok(show(connection), connection.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Connection connection = find(call);
    call.requireUnchanged(connection.getVersion());
    Submission submission = read(body);
    ConnectionSettings settings = settings(submission, connection.getProtocol());
    String protocol = submission.into(new SpokenProtocol()).getProtocol();
    if (submission.has("protocol") && !connection.getProtocol().equals(protocol)) {
      submission
          .objections()
          .objectOnce("protocol", "is " + connection.getProtocol() + " and cannot be changed");
    }
    Connection saved =
        changes.change(
            call.actor(),
            call.tenant(sites, Right.CONFIGURE),
            connection.getId(),
            call::requireUnchanged,
            settings,
            submission.finish());
    return Responses.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    changes.delete(call.actor(), site, call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  @POST
  @Path("{id}/fetch-keys")
  public Response fetchKeys(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Connection renewed = keyChanges.renewPublished(call.actor(), site, call.id());
    return Responses.ok(show(renewed), renewed.getVersion());
  }

  private Connection find(Call call) {
    return connections
        .find(call.site(sites, Right.CONFIGURE), call.id())
        .orElseThrow(Problem::notFound);
  }

  private Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.CONNECTION.members());
  }

  private ConnectionSettings settings(Submission submission, String protocol) {
    ConnectionSettings settings = submission.into(protocols.defaults(protocol));
    List<String> options = protocols.options(protocol).stream().map(Option::name).toList();
    settings.setOptions(submission.take(options));
    return settings;
  }

  private Snapshot show(Connection connection) {
    ConnectionSettings settings = openings.inForce(connection);
    Snapshot shown =
        new Snapshot()
            .with("id", connection.getId())
            .with("protocol", connection.getProtocol())
            .settings(settings);
    for (Option<?> option : protocols.options(connection.getProtocol())) {
      // Without a value is only what another protocol requires.
      Optional.ofNullable(option.of(settings)).ifPresent(value -> shown.with(option.name(), value));
    }
    if (connection.getClientId() != null) {
      shown.with("clientId", connection.getClientId());
    }
    shown.with("createdAt", connection.getCreatedAt());
    shown.with("keysSince", connection.getKeysSince());
    return Warnings.on(shown, urls.warnings(settings));
  }

  /** The part of a connection that is fixed once it is made. */
  public static class SpokenProtocol {
    @JsonProperty private String protocol;

    public String getProtocol() {
      return protocol;
    }

    public void setProtocol(String protocol) {
      this.protocol = protocol;
    }
  }
}
