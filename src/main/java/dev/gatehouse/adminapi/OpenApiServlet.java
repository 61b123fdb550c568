package dev.gatehouse.adminapi;

import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.VendorTexts;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The OpenAPI document: the file as it was written, with the protocols that this Gatehouse speaks,
 * and with the sign-in addresses of those that the file does not describe.
 */
@WebServlet(OpenApiServlet.PATH)
public class OpenApiServlet extends HttpServlet {
  static final String PATH = "/openapi.json";

  private static final long serialVersionUID = 1L;
  private static final List<String> METHODS = List.of("get", "post", "head");

  @Inject transient Protocols protocols;

  private byte[] document;

  @Override
  public void init() throws ServletException {
    try (InputStream file = getServletContext().getResourceAsStream(PATH);
        JsonReader reader = Json.createReader(file)) {
      JsonObject written = reader.readObject();
      document = completed(written).toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  private JsonObject completed(JsonObject written) {
    JsonPatchBuilder changes = Json.createPatchBuilder();
    changes.add(
        "/components/schemas/Connection/properties/protocol/examples",
        Json.createArrayBuilder(protocols.all().stream().map(Protocol::name).toList()).build());
    for (Protocol protocol : protocols.all()) {
      protocol.signInPaths(new ConnectionSettings()).stream()
          .filter(path -> !written.getJsonObject("paths").containsKey(path))
          .forEach(
              path ->
                  changes.add("/paths/" + Json.encodePointer(path), operations(protocol, path)));
    }
    return changes.build().apply(written);
  }

  private static JsonObject operations(Protocol protocol, String address) {
    String vendor = new VendorTexts(protocol.name()).find("vendor").orElse(protocol.name());
    JsonObjectBuilder path = Json.createObjectBuilder();
    for (String method : METHODS) {
      path.add(
          method,
          Json.createObjectBuilder()
              .add("tags", Json.createArrayBuilder().add("Sign-in"))
              .add("operationId", method + address.replaceAll("[^A-Za-z0-9]+", "_"))
              .add("summary", "Signs a reader in by " + vendor + "'s protocol.")
              .add("security", Json.createArrayBuilder())
              .add("responses", responses(method)));
    }
    return path.build();
  }

  private static JsonObject responses(String method) {
    boolean looks = method.equals("head");
    return Json.createObjectBuilder()
        .add(looks ? "204" : "303", described(looks ? "Nothing happened." : "Signed in."))
        .add("default", described("Refused as the vendor's protocol has it."))
        .build();
  }

  private static JsonObject described(String description) {
    return Json.createObjectBuilder().add("description", description).build();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(document);
  }
}
