package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.site.api.CachedAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;

/** The categories that the caller may see. */
@Path("/category")
@ApplicationScoped
public class CategoryResource {
  @Inject Catalogues catalogues;

  @GET
  public Response list(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    if (visit == null) {
      return ReadingApiForm.FORM.notFound();
    }
    ApiForm.Range range =
        ReadingApiForm.FORM.range(request.getParameter("limit"), request.getParameter("skip"));
    return CachedAnswers.kept(
        request,
        ReadingApiForm.many(
            "categories",
            range.of(catalogues.of(visit.site(), visit.viewer()).categories()).stream()
                .map(CategoryResource::json)
                .toList()));
  }

  @GET
  @Path("/{id}")
  public Response one(@Context HttpServletRequest request, @PathParam("id") String id) {
    Visit visit = Visit.of(request);
    OptionalLong number = ApiForm.id(id);
    if (visit == null || number.isEmpty()) {
      return ReadingApiForm.FORM.notFound();
    }
    return catalogues
        .of(visit.site(), visit.viewer())
        .category(number.getAsLong())
        .map(card -> CachedAnswers.kept(request, ApiForm.object().set("category", json(card))))
        .orElseGet(ReadingApiForm.FORM::notFound);
  }

  private static ObjectNode json(CategoryCard card) {
    return ApiForm.object()
        .put("category_id", Long.toString(card.id()))
        .put("parent_category_id", card.parentId() == null ? null : card.parentId().toString())
        .put("title", card.title())
        .put("slug", card.slug())
        .put("description", card.description() == null ? "" : card.description())
        .put("created_at", card.createdAt().toString())
        .put("updated_at", card.updatedAt().toString());
  }
}
