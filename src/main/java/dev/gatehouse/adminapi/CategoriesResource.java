package dev.gatehouse.adminapi;

import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.operator.Right;
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

/** A site's categories. */
@Path("admin/v1/sites/{site}/categories")
@RequestScoped
@Transactional
public class CategoriesResource {
  static final String[] READ_ONLY = {"id", "createdAt", "updatedAt"};

  @Inject Categories categories;
  @Inject SiteScope scope;
  @Inject Submissions submissions;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = scope.id(call, Right.EDIT);
    return Listing.numbered(
        call.query(),
        (after, limit) -> categories.list(site, after, limit),
        Category::getId,
        CategoriesResource::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    TenantId site = scope.id(call, Right.EDIT);
    Category made = categories.create(site, read(site, null, body));
    return Answers.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Category category = find(call);
    return Answers.ok(show(category), category.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Category category = find(call);
    call.requireUnchanged(category.getVersion());
    category.change(read(category.tenantId(), category.getId(), body));
    Category saved = categories.save(category);
    return Answers.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Category category = find(call);
    call.requireUnchanged(category.getVersion());
    if (categories.isInUse(category.tenantId(), category.getId())) {
      throw Problem.of(409, "Articles or categories stand in it; move or delete them first.");
    }
    return Answers.deleted(categories.delete(category.tenantId(), category.getId()));
  }

  private Category find(Call call) {
    return categories.find(scope.id(call, Right.EDIT), call.id()).orElseThrow(Problem::notFound);
  }

  private CategorySettings read(TenantId site, Long id, byte[] body) {
    Submission submission = submissions.read(body).ignoring(READ_ONLY);
    CategorySettings settings = submission.into(new CategorySettings());
    if (!submission.isWrong("groups")) {
      categories.wrongReferences(site, id, settings).forEach(submission::objectOnce);
    }
    submission.complete();
    return settings;
  }

  private static Representation show(Category category) {
    return new Representation()
        .with("id", category.getId())
        .settings(category.getSettings())
        .with("createdAt", category.getCreatedAt())
        .with("updatedAt", category.getUpdatedAt());
  }
}
