package dev.gatehouse.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.signin.SsoApplication;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code /openapi.json}, as it is served, to the code's paths and methods. The file itself
 * need not have what the protocols complete it by.
 */
class OpenApiTest {
  static final JsonNode DOCUMENT = read();

  /** Answered by the page that has the same address, or where sign-in addresses are answered. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "get /article",
          "get /article/{id}",
          "get /category",
          "get /category/{id}",
          "post /sso/logout");

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head");

  private static JsonNode read() {
    try (InputStream file = new FileInputStream("src/main/webapp/openapi.json")) {
      return OpenApiDocument.completed(file, ProtocolsOnClassPath.shipped());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void listsEveryMethodOfEveryResourceAndNoOther() {
    Set<String> documented = new TreeSet<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (METHODS.contains(name)) {
                            documented.add(name + " " + path.getKey());
                          }
                        }));

    assertThat(documented).isEqualTo(implemented());
  }

  private static Set<String> implemented() {
    Set<String> all = new TreeSet<>(ELSEWHERE);
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      for (String path : protocol.signInPaths(new ConnectionSettings())) {
        all.addAll(List.of("get " + path, "post " + path, "head " + path));
      }
    }
    for (Application application : applications()) {
      String prefix = application.getClass().getAnnotation(ApplicationPath.class).value();
      application.getClasses().stream()
          .filter(type -> type.isAnnotationPresent(Path.class))
          .forEach(type -> addMethods(all, join(prefix, type.getAnnotation(Path.class)), type));
    }
    return all;
  }

  /** Every JAX-RS application but the one that answers what is left over at sign-in addresses. */
  private static List<Application> applications() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.gatehouse")
            .stream()
            .filter(type -> type.isAnnotatedWith(ApplicationPath.class))
            .filter(type -> !type.isEquivalentTo(SsoApplication.class))
            .map(type -> made(type.reflect()))
            .toList();
  }

  private static Application made(Class<?> type) {
    try {
      return (Application) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void addMethods(Set<String> all, String prefix, Class<?> resource) {
    for (Method method : resource.getMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (http != null) {
          String name = http.value().toLowerCase(Locale.ROOT);
          all.add(name + " " + join(prefix, method.getAnnotation(Path.class)));
        }
      }
    }
  }

  private static String join(String prefix, Path path) {
    return path == null ? prefix : prefix + "/" + path.value().replaceFirst("^/", "");
  }

  @Test
  void refersToNothingThatIsMissing() {
    assertThat(DOCUMENT.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void usesEverySharedPart() {
    List<String> used = DOCUMENT.findValuesAsText("$ref");
    for (String kind : List.of("schemas", "parameters", "responses", "headers")) {
      DOCUMENT
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
    }
  }

  @Test
  void givesOperationsNamesOfTheirOwn() {
    assertThat(DOCUMENT.findValuesAsText("operationId")).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void declaresEveryParameterOfEveryPath() {
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                assertThat(declared(path.getValue()))
                    .as(path.getKey())
                    .containsExactlyInAnyOrderElementsOf(inTemplate(path.getKey())));
  }

  private static List<String> inTemplate(String path) {
    List<String> names = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static List<String> declared(JsonNode path) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : path.path("parameters")) {
      JsonNode whole =
          parameter.has("$ref")
              ? DOCUMENT.at(parameter.path("$ref").asText().substring(1))
              : parameter;
      names.add(whole.path("name").asText());
    }
    return names;
  }
}
