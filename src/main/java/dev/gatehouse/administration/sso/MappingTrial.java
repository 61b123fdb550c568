package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.protocol.mapping.ClaimShape;
import dev.gatehouse.protocol.mapping.ClaimShapes;
import dev.gatehouse.protocol.mapping.Mapped;
import dev.gatehouse.protocol.mapping.SeenShape;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries claim mappings on claims and on the shapes of the last sign-ins. Stores nothing, and makes
 * no other check of a token: who signed it does not matter here. Outside transactions, because
 * expressions may take their time.
 */
@ApplicationScoped
public class MappingTrial {
  @Inject Connections connections;
  @Inject ConnectionRules rules;
  @Inject Protocols protocols;
  @Inject ClaimShapes shapes;
  @Inject Sites sites;

  /**
   * What one rule would do.
   *
   * @param matched {@code null} if the values would decide
   * @param detail what it would do, or why it would do nothing
   */
  public record Verdict(String rule, Boolean matched, String detail) implements Serializable {}

  /**
   * Who a reader would be.
   *
   * @param customFields as JSON; {@code null} leaves those of a known user
   */
  public record Person(
      String externalId,
      String email,
      String name,
      String role,
      String lang,
      List<String> groups,
      String customFields)
      implements Serializable {
    private static Person of(Identity identity) {
      return new Person(
          identity.externalId(),
          identity.email(),
          identity.name(),
          identity.role() == null ? null : identity.role().text(),
          identity.lang(),
          identity.groups().stream().sorted().toList(),
          identity.customFields() == null ? null : TokenSigner.json(identity.customFields()));
    }
  }

  /**
   * A mapping tried on one token.
   *
   * @param claims names and types, one claim per line; empty for claims that were given
   * @param seenAt when the last token of the shape came; {@code null} for claims that were given
   * @param signIns how many such tokens came
   * @param before who the reader would be without the mapping; {@code null} where no values are
   *     known
   * @param after who they would be with it; {@code null} likewise
   * @param otherwise what the default would do, as no rule matches; empty if it does nothing
   */
  public record Trial(
      List<String> claims,
      Instant seenAt,
      long signIns,
      List<Verdict> rules,
      Person before,
      Person after,
      String otherwise,
      boolean refused)
      implements Serializable {}

  /**
   * Tries a mapping.
   *
   * @throws ChangeRefused if the actor configures no such connection, or the order has objections
   */
  public List<Trial> of(
      Actor actor, Tenant site, long id, MappingOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection stored = connections.find(site.tenantId(), id).orElseThrow(Missing::new);
    ConnectionSettings settings = stored.getSettings().copy();
    Optional.ofNullable(order.getMapping()).ifPresent(settings::setMapping);
    ClaimMapping mapping = ClaimMapping.read(settings, objections::object);
    rules.requireKnownGroups(settings, site.tenantId(), objections);
    Optional<Claims> given = given(order, objections);
    objections.requireNone();
    Protocol protocol = protocols.of(stored);
    LiveConnection live = protocols.compile(sites.of(site), stored).orElseThrow();
    return given.isPresent()
        ? List.of(trial(mapping, protocol.identity(live, given.get()), given.get(), null))
        : shapes.of(stored).stream().map(seen -> trial(mapping, live, seen)).toList();
  }

  private static Optional<Claims> given(MappingOrder order, Objections objections) {
    if (order.getToken() != null && order.getClaims() != null) {
      objections.object("claims", "has no effect beside token: leave one out");
    }
    if (order.getToken() != null) {
      return payload(order.getToken(), objections);
    }
    // A caller's numbers are read as those of a token are.
    return Optional.ofNullable(order.getClaims())
        .map(TokenSigner::json)
        .filter(json -> isShort(json, objections))
        .flatMap(json -> parsed(json, "claims", objections));
  }

  private static boolean isShort(String json, Objections objections) {
    boolean fits = json.length() <= InspectionOrder.LONGEST;
    if (!fits) {
      objections.object("claims", "must be at most 65536 characters of JSON");
    }
    return fits;
  }

  private static Optional<Claims> payload(String token, Objections objections) {
    try {
      byte[] payload = CompactJws.parse(token.strip()).payload();
      return Optional.of(new Claims(StrictJson.parse(payload)));
    } catch (MalformedJson e) {
      objections.object("token", "has a payload that is not one JSON object");
      return Optional.empty();
    } catch (Rejected e) {
      objections.object("token", "is not a JSON Web Token: " + e.detail());
      return Optional.empty();
    }
  }

  private static Optional<Claims> parsed(String json, String member, Objections objections) {
    try {
      return Optional.of(new Claims(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))));
    } catch (MalformedJson e) {
      objections.object(member, "must be one JSON object without a name twice");
      return Optional.empty();
    }
  }

  private Trial trial(ClaimMapping mapping, LiveConnection live, SeenShape seen) {
    Optional<Claims> kept = shapes.claims(seen);
    if (kept.isPresent()) {
      return trial(mapping, live.protocol().identity(live, kept.get()), kept.get(), seen);
    }
    List<Verdict> verdicts = new ArrayList<>();
    List<Optional<String>> unmeetable = mapping.against(seen.shape());
    for (int i = 0; i < unmeetable.size(); i++) {
      boolean mayMatch = unmeetable.get(i).isEmpty();
      verdicts.add(
          new Verdict(
              mapping.names().get(i),
              mayMatch ? null : Boolean.FALSE,
              unmeetable.get(i).orElse("may match: the values decide")));
    }
    return new Trial(
        lines(seen.shape()), seen.getSeenAt(), seen.getSignIns(), verdicts, null, null, "", false);
  }

  private static Trial trial(ClaimMapping mapping, Identity token, Claims claims, SeenShape seen) {
    Mapped mapped = mapping.apply(token, claims);
    Map<String, Object> members = claims.asMap();
    return new Trial(
        seen == null ? List.of() : lines(seen.shape()),
        seen == null ? null : seen.getSeenAt(),
        seen == null ? 0 : seen.getSignIns(),
        mapped.steps().stream()
            .map(step -> new Verdict(step.rule(), step.matched(), step.told(members)))
            .toList(),
        Person.of(mapped.token()),
        Person.of(mapped.identity()),
        mapped.otherwise(),
        mapped.refused());
  }

  private static List<String> lines(ClaimShape shape) {
    return shape.types().entrySet().stream()
        .map(claim -> claim.getKey() + " is " + claim.getValue().text())
        .toList();
  }
}
