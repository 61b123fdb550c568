package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.content.OrderChanges;
import dev.gatehouse.administration.content.OrderChanges.Before;
import dev.gatehouse.administration.content.OrderChanges.Order;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The order of the things in one category of a site, or at its top. */
@Path("admin/v1/sites/{site}/order")
@RequestScoped
public class OrderResource {
  private static final String PARENT = "parentId";
  private static final String CATEGORIES = "categories";
  private static final String ARTICLES = "articles";
  private static final String CATEGORIES_BEFORE = "categoriesBefore";
  private static final String ARTICLES_BEFORE = "articlesBefore";

  @Inject OrderChanges changes;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @PUT
  public Response put(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.EDIT);
    Submission submission = new Submission(body, rules);
    Map<String, Object> given =
        submission.take(List.of(PARENT, CATEGORIES, ARTICLES, CATEGORIES_BEFORE, ARTICLES_BEFORE));
    Objections objections = submission.objections();
    Long parent = number(given.get(PARENT));
    if (parent == null && given.get(PARENT) != null) {
      objections.object(PARENT, "must be the id of a category, or null for the top");
    }
    List<Long> categories = ids(given, CATEGORIES, objections);
    List<Long> articles = ids(given, ARTICLES, objections);
    Before before =
        new Before(
            ids(given, CATEGORIES_BEFORE, objections), ids(given, ARTICLES_BEFORE, objections));
    submission.complete();
    changes.order(call.actor(), site, new Order(parent, categories, articles, before));
    return Responses.deleted();
  }

  /** {@code null} if the member is absent. */
  private static List<Long> ids(Map<String, Object> given, String member, Objections objections) {
    if (!given.containsKey(member)) {
      return null;
    }
    List<?> listed = given.get(member) instanceof List<?> list ? list : null;
    List<Long> ids =
        listed == null
            ? List.of()
            : listed.stream().map(OrderResource::number).filter(Objects::nonNull).toList();
    if (listed == null || ids.size() < listed.size()) {
      objections.object(member, "must be a list of ids");
    }
    return ids;
  }

  private static Long number(Object value) {
    return value instanceof Integer || value instanceof Long
        ? Long.valueOf(((Number) value).longValue())
        : null;
  }
}
