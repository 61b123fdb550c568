package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;

/** Document360: a code, got from the help center by the app itself, instead of a token. */
@ApplicationScoped
public class Document360Backend implements Backend {
  private static final String HELP_CENTER = "document360";

  /** The shortest session there is, so that the demo shows how one is renewed. */
  private static final int VALID_MINUTES = 5;

  @Inject AppEnvironment environment;
  @Inject BackChannel backChannel;

  @Override
  public String path() {
    return "/auth/document360";
  }

  @Override
  public List<String> parameters() {
    return List.of("redirectPath");
  }

  @Override
  public String wayBack(Person person, Errand errand) throws CannotSignIn {
    String code =
        backChannel
            .post(
                "/jwt/generateCode",
                environment.get("DOCUMENT360_CLIENT_ID"),
                environment.get("DOCUMENT360_SECRET"),
                describe(person))
            .getString("code");
    String page = URLEncoder.encode(errand.parameter("redirectPath").orElse("/"), UTF_8);
    return errand.home(HELP_CENTER)
        + "jwt/authorize?code=%s&redirectUrl=%s".formatted(URLEncoder.encode(code, UTF_8), page);
  }

  private static JsonObject describe(Person person) {
    return Json.createObjectBuilder()
        .add("username", person.fullName())
        .add("firstName", person.firstName())
        .add("lastName", person.lastName())
        .add("emailId", person.email())
        .add("readerGroupIds", Json.createArrayBuilder(person.groups()))
        .add("tokenValidity", VALID_MINUTES)
        .build();
  }
}
