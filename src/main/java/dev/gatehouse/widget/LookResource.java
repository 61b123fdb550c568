package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.site.look.Looks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What a site shows to everybody, so that the widget has its color and name before anybody is
 * signed in, and when nobody may be: what its login page and style sheet show as well.
 */
@Path("/look")
@ApplicationScoped
public class LookResource {
  /** An old color is better than none while browsers ask for the new one (RFC 5861). */
  private static final String CACHED = "public, max-age=300, stale-while-revalidate=86400";

  @Inject Looks looks;

  @GET
  public Response look(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    String logo = looks.of(visit.site()).logoAddress();
    ObjectNode look =
        ApiForm.object()
            .put("name", visit.site().settings().getName())
            .put("accent_color", visit.site().settings().getLook().getAccentColor())
            .put("contact_url", visit.site().settings().getLook().getContactUrl())
            .put("logo", logo == null ? null : visit.origin() + logo);
    return Response.fromResponse(WidgetApiForm.FORM.of(look))
        .header(HttpHeaders.CACHE_CONTROL, null)
        .header(HttpHeaders.CACHE_CONTROL, CACHED)
        .build();
  }
}
