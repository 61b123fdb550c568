package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.BodyLimits.TakesFile;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.FileChanges;
import dev.gatehouse.administration.content.FileUploads;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.file.FileContents;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;

/**
 * A site's pictures and files. No transaction spans a call: a file takes a while to come and to go.
 */
@Path("admin/v1/sites/{site}/files")
@RequestScoped
public class FilesResource {
  @Inject StoredFiles files;
  @Inject FileContents contents;
  @Inject Catalogues catalogues;
  @Inject FileUploads uploads;
  @Inject FileChanges changes;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Catalogue catalogue = catalogues.everything(site);
    return Listing.numbered(
        call.query(),
        (after, limit) -> files.list(site, after, limit),
        StoredFile::getId,
        file -> show(file, catalogue));
  }

  @POST
  @TakesFile
  public Response upload(@BeanParam Call call, InputStream body) throws IOException {
    Tenant site = call.tenant(sites, Right.EDIT);
    Query query = call.query();
    String name = query.required("name", text -> text.length() <= 300, "must be the file's name");
    query.complete();
    StoredFile file = uploads.take(call.actor(), site, name, body);
    return Responses.created(
        call.locationOf(file.getHash()), show(file, catalogues.everything(site.tenantId())));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    return Responses.ok(show(find(call, site), catalogues.everything(site)).members());
  }

  /** The file itself, part by part. */
  @GET
  @Path("{id}/content")
  public Response content(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    StoredFile file = find(call, site);
    StreamingOutput body =
        out -> {
          try (InputStream in = contents.open(site, file)) {
            in.transferTo(out);
          }
        };
    return Response.ok(body, file.mediaType())
        .header("Content-Length", file.getSize())
        .header("Content-Disposition", "attachment" + file.dispositionName())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.EDIT);
    changes.delete(call.actor(), site, call.textId().orElseThrow(Problem::notFound));
    return Responses.deleted();
  }

  private StoredFile find(Call call, TenantId site) {
    return call.textId().flatMap(hash -> files.find(site, hash)).orElseThrow(Problem::notFound);
  }

  private static Snapshot show(StoredFile file, Catalogue catalogue) {
    return new Snapshot()
        .with("id", file.getHash())
        .with("address", file.address())
        .with("name", file.getName())
        .with("type", file.mediaType())
        .with("size", file.getSize())
        .with("width", file.getWidth())
        .with("height", file.getHeight())
        .with("articles", catalogue.usersOf(file.getHash()).stream().map(ArticleCard::id).toList())
        .with("createdAt", file.getCreatedAt());
  }
}
