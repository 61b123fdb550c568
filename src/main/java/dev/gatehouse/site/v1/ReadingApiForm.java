package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.site.ApiForm;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/** The reading API's form: one member with what was asked for, errors as RFC 9457 problems. */
public final class ReadingApiForm extends ApiForm {
  static final ReadingApiForm FORM = new ReadingApiForm();

  private ReadingApiForm() {
    super(50, 500);
  }

  Response one(String name, ObjectNode thing) {
    return answer(200, "application/json", object().set(name, thing));
  }

  Response many(String name, List<ObjectNode> things) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(things);
    return answer(200, "application/json", object().set(name, list));
  }

  Response notFound() {
    return refused(Status.NOT_FOUND);
  }

  @Override
  protected Response refused(StatusType status) {
    return problem(status, object());
  }

  @Override
  protected Response invalid(Map<String, String> wrong) {
    ObjectNode members = object();
    ArrayNode errors = members.putArray("errors");
    wrong.forEach((name, why) -> errors.addObject().put("field", name).put("message", why));
    return problem(Status.BAD_REQUEST, members);
  }

  @Override
  protected Response unavailable() {
    return refused(Status.SERVICE_UNAVAILABLE);
  }

  private static Response problem(StatusType status, ObjectNode members) {
    ObjectNode problem =
        object()
            .put("type", "about:blank")
            .put("title", status.getReasonPhrase())
            .put("status", status.getStatusCode())
            .setAll(members);
    return answer(status.getStatusCode(), "application/problem+json", problem);
  }

  private static Response answer(int status, String type, ObjectNode content) {
    return Response.fromResponse(json(status, type, content))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** Registers the form for what JAX-RS refuses. */
  @Provider
  public static final class RefusedCall extends Refused {
    public RefusedCall() {
      super(FORM);
    }
  }

  /** Registers the form for a database that does not answer. */
  @Provider
  public static final class UnavailableData extends Unavailable {
    public UnavailableData() {
      super(FORM);
    }
  }
}
