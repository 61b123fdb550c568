package dev.gatehouse.adminapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.PathTemplate;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.VendorTexts;
import dev.gatehouse.tenant.ConnectionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The OpenAPI document: the WAR's file, completed by the protocols that this Gatehouse speaks, by
 * the options that they describe, and by the sign-in addresses that the file does not have.
 */
final class OpenApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METHODS = List.of("get", "post", "head");

  private OpenApiDocument() {}

  static ObjectNode completed(InputStream file, List<Protocol> protocols) throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(file);
    ObjectNode paths = (ObjectNode) document.get("paths");
    ObjectNode members = (ObjectNode) document.at("/components/schemas/Connection/properties");
    ArrayNode names = ((ObjectNode) members.get("protocol")).putArray("examples");
    for (Protocol protocol : protocols) {
      names.add(protocol.name());
      for (Option<?> option : protocol.description().options()) {
        if (!members.has(option.name())) {
          members.set(option.name(), schema(protocol, option, having(option, protocols)));
        }
      }
      for (String path : protocol.signInPaths(new ConnectionSettings())) {
        if (!paths.has(path)) {
          paths.set(path, operations(protocol, path));
        }
      }
    }
    return document;
  }

  static byte[] written(ObjectNode document) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
  }

  /** The protocols whose connections have an option. */
  private static String having(Option<?> option, List<Protocol> protocols) {
    return protocols.stream()
        .filter(protocol -> protocol.description().options().contains(option))
        .map(Protocol::name)
        .collect(Collectors.joining(", "));
  }

  private static ObjectNode schema(Protocol protocol, Option<?> option, String having) {
    ObjectNode schema = JSON.createObjectNode();
    switch (option.kind()) {
      case FLAG -> schema.put("type", "boolean");
      case NUMBER ->
          schema
              .put("type", "integer")
              .put("format", "int64")
              .put("minimum", option.least())
              .put("maximum", option.most());
      case TEXT ->
          schema
              .put("type", "string")
              .put("minLength", option.least())
              .put("maxLength", option.most());
      case CHOICE -> {
        ArrayNode choices = schema.put("type", "string").putArray("enum");
        option.choices().forEach(choices::add);
      }
      case PATH ->
          schema
              .put("type", "string")
              .put("maxLength", option.most())
              .put("pattern", "^(" + Option.PATH + ")$");
      case SITES -> {
        schema.put("type", "array").put("maxItems", option.most());
        schema.putObject("items").put("type", "integer").put("format", "int64");
      }
    }
    String help = new VendorTexts(protocol.name()).find(option.name() + ".help").orElse("");
    String applies = option.isRequired() ? "Required for " : "Applies to ";
    schema.put("description", (applies + having + " connections only. " + help).trim());
    if (!option.isRequired()) {
      schema.set("default", JSON.valueToTree(option.preset()));
    }
    return schema;
  }

  private static ObjectNode operations(Protocol protocol, String address) {
    String vendor = new VendorTexts(protocol.name()).find("vendor").orElse(protocol.name());
    ObjectNode path = JSON.createObjectNode();
    new PathTemplate(address)
        .parameter()
        .ifPresent(name -> declare(name, path.putArray("parameters").addObject()));
    for (String method : METHODS) {
      ObjectNode operation = path.putObject(method);
      operation.putArray("tags").add("Sign-in");
      operation.put("operationId", method + address.replaceAll("[^A-Za-z0-9]+", "_"));
      operation.put("summary", "Signs a reader in with the protocol of " + vendor + ".");
      operation.putArray("security");
      ObjectNode responses = operation.putObject("responses");
      boolean head = method.equals("head");
      described(responses, head ? "204" : "303", head ? "Nothing happened." : "Signed in.");
      described(responses, "default", "Refused as the vendor's protocol specifies.");
    }
    return path;
  }

  private static void declare(String name, ObjectNode parameter) {
    parameter.put("name", name).put("in", "path").put("required", true);
    parameter.putObject("schema").put("type", "string");
  }

  private static void described(ObjectNode responses, String status, String description) {
    responses.putObject(status).put("description", description);
  }
}
