package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.util.List;

/** Document360: a code that the app requests from the help center, instead of a token. */
@ApplicationScoped
public class Document360Backend implements Backend {
  private static final String HELP_CENTER = "document360";

  /** The shortest possible session, so that the demo shows a renewal. */
  private static final int VALID_MINUTES = 5;

  @Inject AppEnvironment environment;
  @Inject HelpCenterCalls backChannel;

  @Override
  public String path() {
    return "/auth/document360";
  }

  @Override
  public List<String> parameters() {
    return List.of("redirectPath");
  }

  @Override
  public String returnAddress(Person person, LoginRequest login) throws CannotSignIn {
    String code =
        backChannel
            .post(
                "/jwt/generateCode",
                environment.get("DOCUMENT360_CLIENT_ID"),
                environment.get("DOCUMENT360_SECRET"),
                describe(person))
            .path("code")
            .asText();
    String page = URLEncoder.encode(login.parameter("redirectPath").orElse("/"), UTF_8);
    return login.home(HELP_CENTER)
        + "jwt/authorize?code=%s&redirectUrl=%s".formatted(URLEncoder.encode(code, UTF_8), page);
  }

  private static JsonNode describe(Person person) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    person.groups().forEach(json.putArray("readerGroupIds")::add);
    return json.put("username", person.fullName())
        .put("firstName", person.firstName())
        .put("lastName", person.lastName())
        .put("emailId", person.email())
        .put("tokenValidity", VALID_MINUTES);
  }
}
