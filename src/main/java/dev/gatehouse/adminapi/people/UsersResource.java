package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.IdentityList;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.list.Pieces;
import dev.gatehouse.administration.people.IdentityOrder;
import dev.gatehouse.administration.people.UserChanges;
import dev.gatehouse.administration.people.UserExport;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.text.EmailAddress;
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
import java.util.Map;

/** A site's readers. */
@Path("admin/v1/sites/{site}/users")
@RequestScoped
@Transactional
public class UsersResource {
  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject UserChanges changes;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    Query query = call.query();
    int limit = Listing.limit(call, query);
    Long given = query.afterNumber();
    long after = given == null ? 0 : given;
    String email = query.text("email");
    String externalId = query.text("externalId");
    String space = query.text("userNamespace");
    UserIdentity identity =
        externalId == null && space == null
            ? null
            : new UserIdentity(
                space == null ? ConnectionSettings.DEFAULT_NAMESPACE : space, externalId);
    Readers.Filter filter =
        new Readers.Filter(
            email == null ? null : EmailAddress.normalized(email), identity, query.flag("banned"));
    query.complete();
    if (call.prefersCsv()) {
      Iterable<List<Reader>> pieces =
          Pieces.behind(
              after, (behind, size) -> readers.list(site, filter, behind, size), Reader::getId);
      return Spreadsheet.named("users", out -> UserExport.CSV.write(pieces, limit, out));
    }
    List<Reader> found = readers.list(site, filter, after, limit + 1);
    Map<Long, List<UserIdentity>> all = identities.of(site, found);
    return Listing.of(found, limit, Reader::getId, reader -> show(reader, all.get(reader.getId())));
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = read(body);
    ReaderProfile profile = submission.into(new ReaderProfile());
    IdentityOrder order = IdentityList.read(submission);
    Reader made = changes.create(call.actor(), site, profile, order, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    Reader reader = readers.find(site, call.id()).orElseThrow(Problem::notFound);
    return Responses.ok(show(reader), reader.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = read(body);
    ReaderProfile profile = submission.into(new ReaderProfile());
    IdentityOrder order = IdentityList.read(submission);
    Reader saved =
        changes.change(
            call.actor(),
            site,
            call.id(),
            call::requireUnchanged,
            profile,
            order,
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

  private Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.USER.members());
  }

  private Snapshot show(Reader reader) {
    return show(reader, identities.of(reader));
  }

  private static Snapshot show(Reader reader, List<UserIdentity> identities) {
    return UserExport.show(reader)
        .with("identities", identities.stream().map(UserIdentity::members).toList());
  }
}
