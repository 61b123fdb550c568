package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.BodyLimits.TakesSiteFile;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Warnings;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.sitefile.Applied;
import dev.gatehouse.administration.sitefile.ApplyOrder;
import dev.gatehouse.administration.sitefile.SiteApply;
import dev.gatehouse.administration.sitefile.SiteDifference;
import dev.gatehouse.administration.sitefile.SiteState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Applies a site that is described by one file. It is no transaction of its own: {@link SiteApply}
 * begins them, and rolls back what is not to stay.
 */
@Path("admin/v1/sites:apply")
@RequestScoped
public class SiteFilesResource {
  @Inject SiteApply apply;

  @POST
  @TakesSiteFile
  public Response apply(@BeanParam Call call, byte[] body) {
    Query query = call.query();
    ApplyOrder order =
        new ApplyOrder(
            query.text("site"),
            isTrue(query.flag("dryRun")),
            isTrue(query.flag("prune")),
            isTrue(query.flag("newKeys")),
            call::requireUnchanged);
    query.complete();
    Applied applied = apply.apply(call.actor(), body, order);
    return Responses.tagged(show(applied), applied.tag());
  }

  private static boolean isTrue(Boolean flag) {
    return flag != null && flag;
  }

  private static Snapshot show(Applied applied) {
    Snapshot shown =
        new Snapshot()
            .with("format", SiteState.FORMAT)
            .with("siteId", applied.siteId())
            .with("subdomain", applied.subdomain())
            .with("dryRun", applied.dryRun())
            .with("changes", applied.changes())
            .with(
                "differences", applied.differences().stream().map(SiteFilesResource::show).toList())
            .with("needKeys", applied.needKeys())
            .with("newKeys", applied.newKeys().stream().map(SiteFilesResource::show).toList());
    return Warnings.on(shown, applied.warnings());
  }

  private static Map<String, Object> show(SiteDifference difference) {
    return new Snapshot()
        .with("path", difference.path())
        .with("action", difference.action())
        .with("from", difference.from())
        .with("to", difference.to())
        .members();
  }

  private static Map<String, Object> show(Applied.NewKey key) {
    return new Snapshot()
        .with("connection", key.connection())
        .with("connectionId", key.connectionId())
        .with("id", key.id())
        .with("secret", key.secret())
        .members();
  }
}
