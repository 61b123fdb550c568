package dev.gatehouse.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.adminapi.call.GrantList;
import dev.gatehouse.adminapi.call.IdentityList;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.operator.ApiTokensResource.Expiry;
import dev.gatehouse.adminapi.sso.ConnectionsResource.SpokenProtocol;
import dev.gatehouse.administration.alert.RotationOrder;
import dev.gatehouse.administration.change.AuditRecording;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.MuteOrder;
import dev.gatehouse.administration.log.ViewSharing;
import dev.gatehouse.administration.operator.ApiTokenOrder;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.administration.site.SecretLinkOrder;
import dev.gatehouse.administration.site.SharedPassword;
import dev.gatehouse.administration.sso.ComparisonOrder;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.webhook.WebhookSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schemas of {@code /openapi.json} to the settings that operators write. */
class OpenApiSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = completed();

  private static JsonNode completed() {
    try (InputStream file = new FileInputStream("src/main/webapp/openapi.json")) {
      return OpenApiDocument.completed(file, ProtocolsOnClassPath.shipped());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A schema, the classes whose members it shows, and its members that are read only. */
  record Shown(String schema, List<Class<?>> settings, Set<String> readOnly) {
    Shown(String schema, List<Class<?>> settings) {
      this(schema, settings, Set.of());
    }

    Shown(String schema, List<Class<?>> settings, ReadOnly readOnly) {
      this(schema, settings, readOnly.members());
    }

    JsonNode node() {
      return DOCUMENT.path("components").path("schemas").path(schema);
    }

    JsonNode property(Member member) {
      return node().path("properties").path(member.name());
    }

    /** Names of members that vendors describe, not the settings. */
    Set<String> options() {
      return settings.contains(ConnectionSettings.class)
          ? vendorOptions().map(Option::name).collect(Collectors.toSet())
          : Set.of();
    }

    List<Member> members() {
      return settings.stream().flatMap(type -> Member.of(type).stream()).toList();
    }

    @Override
    public String toString() {
      return schema;
    }
  }

  static Stream<Shown> schemas() {
    return Stream.of(
        new Shown("Site", List.of(SiteSettings.class, SharedPassword.class), ReadOnly.SITE),
        new Shown(
            "Connection",
            List.of(ConnectionSettings.class, SpokenProtocol.class),
            ReadOnly.CONNECTION),
        new Shown("SecretLink", List.of(SecretLinkOrder.class), ReadOnly.SECRET_LINK),
        new Shown("AuditRecording", List.of(AuditRecording.class)),
        new Shown("KeyComparisonOrder", List.of(ComparisonOrder.class)),
        new Shown("KeyOrder", List.of(KeyOrder.class)),
        new Shown("InspectionOrder", List.of(InspectionOrder.class)),
        new Shown("Group", List.of(GroupSettings.class)),
        new Shown("User", List.of(ReaderProfile.class, IdentityList.class), ReadOnly.USER),
        new Shown("Operator", List.of(OperatorSettings.class, GrantList.class), ReadOnly.OPERATOR),
        new Shown(
            "ApiToken",
            List.of(ApiTokenOrder.class, GrantList.class, Expiry.class),
            ReadOnly.API_TOKEN),
        new Shown("Webhook", List.of(WebhookSettings.class), ReadOnly.WEBHOOK),
        new Shown("AlertRule", List.of(AlertRuleSettings.class), ReadOnly.ALERT_RULE),
        new Shown(
            "EventView", List.of(EventViewSettings.class, ViewSharing.class), ReadOnly.EVENT_VIEW),
        new Shown("RotationOrder", List.of(RotationOrder.class)),
        new Shown("MuteOrder", List.of(MuteOrder.class)),
        new Shown("Category", List.of(CategorySettings.class), ReadOnly.CATEGORY),
        new Shown("Article", List.of(ArticleSettings.class), ReadOnly.ARTICLE));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void hasTheMembersOfItsSettings(Shown shown) {
    Set<String> expected = new TreeSet<>(shown.readOnly());
    shown.members().forEach(member -> expected.add(member.name()));
    expected.addAll(shown.options());
    Set<String> documented = new TreeSet<>();
    shown.node().path("properties").fieldNames().forEachRemaining(documented::add);

    assertThat(documented).isEqualTo(expected);
    for (String name : documented) {
      assertThat(shown.node().path("properties").path(name).path("readOnly").asBoolean())
          .as(name)
          .isEqualTo(shown.readOnly().contains(name));
    }
  }

  static Stream<Option<?>> vendorOptions() {
    return ProtocolsOnClassPath.shipped().stream()
        .flatMap(protocol -> protocol.description().options().stream());
  }

  @ParameterizedTest
  @MethodSource("vendorOptions")
  void describesTheOptionsOfVendors(Option<?> option) {
    JsonNode schema = DOCUMENT.at("/components/schemas/Connection/properties/" + option.name());

    assertThat(schema.path("description").asText()).contains(". ");
    assertThat(schema.has("default")).isNotEqualTo(option.isRequired());
    if (!option.isRequired()) {
      assertThat(schema.get("default"))
          .isEqualTo(JSON.convertValue(option.preset(), JsonNode.class));
    }
    switch (option.kind()) {
      case TEXT, PATH -> {
        assertThat(schema.path("type").asText()).isEqualTo("string");
        assertThat(schema.path("maxLength").asLong()).isEqualTo(option.most());
      }
      case NUMBER -> {
        assertThat(schema.path("type").asText()).isEqualTo("integer");
        assertThat(schema.path("minimum").asLong()).isEqualTo(option.least());
        assertThat(schema.path("maximum").asLong()).isEqualTo(option.most());
      }
      case FLAG -> assertThat(schema.path("type").asText()).isEqualTo("boolean");
      case SITES -> {
        assertThat(schema.path("type").asText()).isEqualTo("array");
        assertThat(schema.path("items").path("type").asText()).isEqualTo("integer");
        assertThat(schema.path("maxItems").asLong()).isEqualTo(option.most());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void givesEveryMemberItsType(Shown shown) {
    for (Member member : shown.members()) {
      JsonNode type = shown.property(member).path("type");
      String plain = type.isArray() ? type.get(0).asText() : type.asText();
      assertThat(plain).as(member.name()).isEqualTo(jsonType(member.field().getGenericType()));
      if (member.field().getType().isEnum()) {
        List<String> values = new ArrayList<>(Member.names(member.field().getType()));
        if (type.isArray()) {
          values.add(type.get(1).asText());
        }
        assertThat(texts(shown.property(member).path("enum"))).isEqualTo(values);
      }
    }
  }

  private static String jsonType(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == java.util.Map.class ? "object" : "array";
    }
    Class<?> plain = (Class<?>) type;
    if (plain == boolean.class) {
      return "boolean";
    }
    return plain == String.class || plain.isEnum() ? "string" : "integer";
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void givesEveryMemberItsDefault(Shown shown) throws ReflectiveOperationException {
    for (Class<?> type : shown.settings()) {
      Object fresh = type.getDeclaredConstructor().newInstance();
      for (Member member : Member.of(type)) {
        Object value = new Snapshot().with("x", member.read(fresh)).members().get("x");
        assertThat(shown.property(member).path("default"))
            .as(member.name())
            .isEqualTo(
                value == null ? JSON.missingNode() : JSON.convertValue(value, JsonNode.class));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void saysWhatIsRequiredAndWhatMayBeNull(Shown shown) throws ReflectiveOperationException {
    for (Class<?> type : shown.settings()) {
      Object fresh = type.getDeclaredConstructor().newInstance();
      for (Member member : Member.of(type)) {
        boolean needed =
            member.field().isAnnotationPresent(NotNull.class)
                || member.field().isAnnotationPresent(NotBlank.class)
                || type == SpokenProtocol.class;
        boolean required = needed && member.read(fresh) == null;
        boolean nullable = !needed && !member.field().getType().isPrimitive();
        assertThat(texts(shown.node().path("required")).contains(member.name()))
            .as("%s is required", member.name())
            .isEqualTo(required);
        assertThat(texts(shown.property(member).path("type")).contains("null"))
            .as("%s may be null", member.name())
            .isEqualTo(nullable);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void tellsTheBoundsThatHold(Shown shown) {
    for (Member member : shown.members()) {
      JsonNode property = shown.property(member);
      Size size = member.field().getAnnotation(Size.class);
      if (size != null) {
        boolean text = member.field().getType() == String.class;
        assertThat(property.path(text ? "maxLength" : "maxItems").asInt())
            .as(member.name())
            .isEqualTo(size.max());
        assertThat(property.path(text ? "minLength" : "minItems").asInt())
            .as(member.name())
            .isEqualTo(size.min());
      }
      ReadableText visible = member.field().getAnnotation(ReadableText.class);
      if (visible != null) {
        assertThat(property.path("maxLength").asInt()).as(member.name()).isEqualTo(visible.max());
        assertThat(property.path("minLength").asInt())
            .as(member.name())
            .isEqualTo(
                member.field().isAnnotationPresent(NotBlank.class)
                    ? property.path("minLength").asInt()
                    : visible.min());
      }
      Min min = member.field().getAnnotation(Min.class);
      Max max = member.field().getAnnotation(Max.class);
      if (min != null && max != null) {
        assertThat(property.path("minimum").asLong(-1)).as(member.name()).isEqualTo(min.value());
        assertThat(property.path("maximum").asLong(-1)).as(member.name()).isEqualTo(max.value());
      }
      Pattern pattern = member.field().getAnnotation(Pattern.class);
      if (pattern != null && !property.path("pattern").isMissingNode()) {
        assertThat(property.path("pattern").asText())
            .as(member.name())
            .isEqualTo("^(" + greedy(pattern.regexp()) + ")$");
      }
    }
  }

  /** JSON Schema has ECMAScript's expressions, which know no possessive quantifiers. */
  private static String greedy(String regexp) {
    return regexp.replace("++", "+").replace("*+", "*");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  @Test
  void listsEveryAlgorithm() {
    JsonNode algorithm = DOCUMENT.at("/components/schemas/Connection/properties/algorithm");

    assertThat(texts(algorithm.path("enum"))).isEqualTo(ConnectionKeys.ALGORITHMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Event", "Inspection", "TokenRefusal"})
  void listsEveryReasonOfARefusal(String schema) {
    JsonNode reason = DOCUMENT.at("/components/schemas/" + schema + "/properties/reason");

    assertThat(texts(reason.path("enum")))
        .filteredOn(code -> !List.of("null", "token_missing").contains(code))
        .isEqualTo(Arrays.stream(Rejection.values()).map(Rejection::code).toList());
  }
}
