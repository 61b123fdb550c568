package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.FeedbackChanges;
import dev.gatehouse.administration.content.FeedbackReading;
import dev.gatehouse.library.feedback.HelpfulAnswer;
import dev.gatehouse.library.feedback.HelpfulAnswers.Count;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What readers said about articles: counts, and what was missing, newest first. */
@Path("admin/v1/sites/{site}/feedback")
@RequestScoped
@Transactional
public class FeedbackResource {
  @Inject FeedbackReading reading;
  @Inject FeedbackChanges changes;
  @Inject PermittedSites sites;

  @GET
  public Response sentences(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    Long article = query.number("article");
    int limit = query.limit();
    PageRequest page = new PageRequest(query.afterNumber(), null);
    query.complete();
    return Listing.of(
        reading.sentences(call.actor(), site, article, page, limit + 1),
        limit,
        HelpfulAnswer::getId,
        FeedbackResource::show);
  }

  /** How often each article was answered, by article. */
  @GET
  @Path("counts")
  public Response counts(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    return Listing.numbered(
        call.query(),
        (after, limit) ->
            reading.counts(call.actor(), site).stream()
                .filter(count -> count.articleId() > after)
                .limit(limit)
                .toList(),
        Count::articleId,
        count -> show(count).with("article", count.articleId()));
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.EDIT);
    changes.deleteSentence(call.actor(), site, call.id());
    return Responses.deleted();
  }

  static Snapshot show(Count count) {
    return new Snapshot().with("yes", count.yes()).with("no", count.no());
  }

  private static Snapshot show(HelpfulAnswer answer) {
    return new Snapshot()
        .with("id", answer.getId())
        .with("article", answer.getArticleId())
        .with("version", answer.getVersion())
        .with("helpful", answer.isHelpful())
        .with("sentence", answer.getSentence())
        .with("givenAt", answer.getGivenAt());
  }
}
