package dev.gatehouse.adminapi.find;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.find.Finder;
import dev.gatehouse.administration.find.Found;
import dev.gatehouse.administration.find.FoundKind;
import dev.gatehouse.administration.find.Sought;
import dev.gatehouse.administration.find.TokenOrigin;
import dev.gatehouse.administration.find.TokenSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Whatever fits a text, of all kinds and at all sites that the program may see. */
@Path("admin/v1/find")
@RequestScoped
public class FindResource {
  @Inject Finder finder;
  @Inject TokenOrigin origins;
  @Inject Rules rules;

  @GET
  public Response find(@BeanParam Call call) {
    Query query = call.query();
    String text =
        query.required(
            "q",
            typed -> !Sought.of(typed).isEmpty() && !Sought.isToken(typed),
            "must be a text, and no token: send that to /find/token");
    String kind =
        query.oneOf("kind", code -> FoundKind.of(code).isPresent(), "is no kind of result");
    int limit = query.limit();
    query.complete();
    Sought sought = Sought.of(text);
    List<Finder.Group> groups =
        kind == null
            ? finder.find(call.actor(), sought, limit)
            : List.of(finder.find(call.actor(), FoundKind.of(kind).orElseThrow(), sought, limit));
    return Responses.ok(
        new Snapshot()
            .with(
                "items",
                groups.stream()
                    .flatMap(group -> group.found().stream())
                    .map(FindResource::show)
                    .toList())
            .with(
                "more",
                groups.stream()
                    .filter(Finder.Group::more)
                    .map(group -> group.kind().code())
                    .toList())
            .members());
  }

  private static Map<String, Object> show(Found found) {
    return new Snapshot()
        .with("kind", found.kind().code())
        .with("site", found.site())
        .with("id", found.id())
        .with("within", found.within())
        .with("title", found.title())
        .with("detail", found.detail())
        .members();
  }

  /** The connections whose keys signed a token, which travels in the body alone. */
  @POST
  @Path("token")
  public Response token(@BeanParam Call call, byte[] body) {
    Submission submission = new Submission(body, rules);
    TokenSearch search = submission.into(new TokenSearch());
    submission.finish().requireNone();
    TokenOrigin.Result result = origins.of(call.actor(), search.getToken().strip());
    return Responses.ok(
        new Snapshot()
            .with("signed", result.signed().stream().map(FindResource::show).toList())
            .with("named", result.named().stream().map(FindResource::show).toList())
            .with("sitesTried", result.tried())
            .with("sites", result.all())
            .members());
  }

  private static Map<String, Object> show(TokenOrigin.Origin origin) {
    return new Snapshot()
        .with("site", origin.site().tenantId().value())
        .with("siteName", origin.site().getSettings().getName())
        .with("connectionId", origin.connection())
        .with("connectionName", origin.name())
        .with("keyId", origin.key())
        .members();
  }
}
