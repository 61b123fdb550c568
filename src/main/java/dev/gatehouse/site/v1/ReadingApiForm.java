package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.site.api.ApiForm;
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

  static ObjectNode many(String name, List<ObjectNode> things) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(things);
    return object().set(name, list);
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

  @Override
  protected ObjectNode unexpected() {
    return object();
  }

  /** Registers the form for everything that fails. */
  @Provider
  public static final class ReadingFailures extends Failures {
    public ReadingFailures() {
      super(FORM);
    }
  }
}
