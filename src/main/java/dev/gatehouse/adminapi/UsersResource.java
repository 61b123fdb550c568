package dev.gatehouse.adminapi;

import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.EmailAddress;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.Sessions;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A site's readers. */
@Path("admin/v1/sites/{site}/users")
@RequestScoped
@Transactional
public class UsersResource {
  static final String[] READ_ONLY = {"id", "hasPassword", "createdAt", "lastSignInAt"};

  @Inject Readers readers;
  @Inject Invitations invitations;
  @Inject PermissionGroups groups;
  @Inject Sessions sessions;
  @Inject SiteScope scope;
  @Inject Submissions submissions;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    Query query = call.query();
    int limit = query.limit();
    Long after = query.afterNumber();
    String email = query.text("email");
    Readers.Filter filter =
        new Readers.Filter(
            email == null ? null : EmailAddress.normalized(email),
            query.text("externalId"),
            query.flag("banned"));
    query.complete();
    return Listing.of(
        readers.list(site, filter, after == null ? 0 : after, limit + 1),
        limit,
        Reader::getId,
        UsersResource::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    ReaderProfile profile = read(site, body);
    requireFree(site, profile, null);
    Reader made = readers.create(site, profile);
    return Answers.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Reader reader = find(call);
    return Answers.ok(show(reader), reader.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Reader reader = find(call);
    call.requireUnchanged(reader.getVersion());
    ReaderProfile profile = read(reader.tenantId(), body);
    requireFree(reader.tenantId(), profile, reader.getId());
    boolean moved = !Objects.equals(reader.getProfile().getEmail(), profile.getEmail());
    reader.change(profile);
    Reader saved = readers.save(reader);
    if (moved) {
      // Its link went to the old address, which may have been somebody else's by mistake.
      invitations.withdraw(saved);
    }
    if (profile.isBanned()) {
      sessions.end(saved.tenantId(), new Sessions.Filter(saved.getId(), null));
    }
    return Answers.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Reader reader = find(call);
    call.requireUnchanged(reader.getVersion());
    return Answers.deleted(readers.delete(reader.tenantId(), reader.getId()));
  }

  private Reader find(Call call) {
    return readers.find(scope.id(call, Right.CONFIGURE), call.id()).orElseThrow(Problem::notFound);
  }

  private ReaderProfile read(TenantId site, byte[] body) {
    Submission submission = submissions.read(body).ignoring(READ_ONLY);
    ReaderProfile profile = submission.into(new ReaderProfile());
    if (!submission.isWrong("groups")) {
      groups
          .objection(site, profile.getGroups())
          .ifPresent(objection -> submission.object("groups", objection));
    }
    submission.complete();
    return profile;
  }

  private void requireFree(TenantId site, ReaderProfile profile, Long self) {
    Set<String> taken = new TreeSet<>();
    if (isAnothers(site, new Readers.Filter(profile.getEmail(), null, null), self)) {
      taken.add("email");
    }
    if (profile.getExternalId() != null
        && isAnothers(site, new Readers.Filter(null, profile.getExternalId(), null), self)) {
      taken.add("externalId");
    }
    if (!taken.isEmpty()) {
      throw Problem.taken(taken);
    }
  }

  private boolean isAnothers(TenantId site, Readers.Filter filter, Long self) {
    return readers.list(site, filter, 0, 1).stream()
        .anyMatch(r -> !Objects.equals(r.getId(), self));
  }

  private static Representation show(Reader reader) {
    return new Representation()
        .with("id", reader.getId())
        .settings(reader.getProfile())
        .with("hasPassword", reader.hasPassword())
        .with("createdAt", reader.getCreatedAt())
        .with("lastSignInAt", reader.getLastSignInAt());
  }
}
