package dev.gatehouse.adminapi;

import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
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

/** A site's SSO connections. */
@Path("admin/v1/sites/{site}/connections")
@RequestScoped
@Transactional
public class ConnectionsResource {
  static final String[] READ_ONLY = {"id", "clientId", "createdAt"};

  @Inject Connections connections;
  @Inject ConnectionRules rules;
  @Inject SiteScope scope;
  @Inject Submissions submissions;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = scope.id(call);
    return Listing.numbered(
        call.query(),
        (after, limit) -> connections.list(site, after, limit),
        Connection::getId,
        ConnectionsResource::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    TenantId site = scope.id(call);
    Submission submission = read(body);
    ConnectionSettings settings = submission.into(new ConnectionSettings());
    Protocol protocol = rules.protocol(submission);
    rules.apply(submission, settings, protocol, site);
    submission.complete();
    Connection made = connections.create(site, protocol.name(), settings, protocol.hasClientId());
    return Answers.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Connection connection = find(call);
    return Answers.ok(show(connection), connection.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Connection connection = find(call);
    call.requireUnchanged(connection.getVersion());
    Submission submission = read(body);
    ConnectionSettings settings = submission.into(new ConnectionSettings());
    rules.requireSame(submission, connection);
    rules.apply(submission, settings, rules.protocol(connection), connection.tenantId());
    rules.requireFittingKeys(submission, settings, connection);
    submission.complete();
    connection.change(settings);
    Connection saved = connections.save(connection);
    return Answers.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Connection connection = find(call);
    call.requireUnchanged(connection.getVersion());
    return Answers.deleted(connections.delete(connection.tenantId(), connection.getId()));
  }

  private Connection find(Call call) {
    return connections.find(scope.id(call), call.id()).orElseThrow(Problem::notFound);
  }

  private Submission read(byte[] body) {
    return submissions.read(body).ignoring(READ_ONLY);
  }

  private static Representation show(Connection connection) {
    Representation shown =
        new Representation()
            .with("id", connection.getId())
            .with("protocol", connection.getProtocol())
            .settings(connection.getSettings());
    if (connection.getClientId() != null) {
      shown.with("clientId", connection.getClientId());
    }
    return shown.with("createdAt", connection.getCreatedAt());
  }
}
