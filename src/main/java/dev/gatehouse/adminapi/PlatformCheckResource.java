package dev.gatehouse.adminapi;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.operator.PlatformCheck;
import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks an installation; for platform administrators only. */
@Path("admin/v1/platform/check")
@RequestScoped
public class PlatformCheckResource {
  private static final List<String> FORWARDING =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto");

  @Inject PlatformCheck check;
  @Inject Clock clock;
  @Context HttpServletRequest request;

  @GET
  public Response get(@BeanParam Call call) {
    call.query().complete();
    Set<String> forwarded = new TreeSet<>(FORWARDING);
    forwarded.removeIf(name -> request.getHeader(name) == null);
    Incoming incoming = Incoming.of(request);
    List<PlatformCheck.Result> results =
        check.run(
            call.actor(),
            new PlatformCheck.Arrival(
                request.getRemoteAddr(), incoming.address(), incoming.secure(), forwarded));
    return Responses.ok(
        new Snapshot()
            .with("at", clock.instant())
            .with("checks", results.stream().map(PlatformCheckResource::show).toList())
            .members());
  }

  private static Map<String, Object> show(PlatformCheck.Result result) {
    return new Snapshot()
        .with("check", result.check())
        .with("passed", result.passed())
        .with("detail", result.detail())
        .with("remedy", result.remedy())
        .members();
  }
}
