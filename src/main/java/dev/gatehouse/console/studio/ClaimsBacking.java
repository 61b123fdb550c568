package dev.gatehouse.console.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.administration.studio.TokenTemplate;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.reader.PermissionGroup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The form of a token's claims. Its fields have no names: the page's script keeps them in step with
 * the JSON text, and only that is sent.
 */
@Named("studioClaims")
@RequestScoped
public class ClaimsBacking {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  @Inject StudioBacking studio;
  @Inject ConsoleTexts texts;

  /** The vendor's text about a claim. */
  public String help(OfferedClaim claim) {
    return studio.getTemplate().texts().claim(claim.name());
  }

  /** The kind of input for a claim. */
  public String input(OfferedClaim claim) {
    return switch (claim.kind()) {
      case TEXT -> "text";
      case FRESH_ID -> "id";
      case ISSUED_AT, ISSUED_AT_MILLISECONDS -> "now";
      case EXPIRY, EXPIRY_MILLISECONDS -> "seconds";
      case NUMBER -> "number";
      case CHOICE, FLAG -> "choice";
      case GROUPS, GROUP_IDS -> "groups";
      case JSON -> "json";
    };
  }

  /** The values of a choice, as JSON. */
  public List<String> choices(OfferedClaim claim) {
    return claim.kind() == ClaimKind.FLAG ? List.of("true", "false") : claim.choices();
  }

  /** A group's id in the form that the claim has it. */
  public String group(OfferedClaim claim, PermissionGroup group) {
    return claim.kind() == ClaimKind.GROUPS ? "group:" + group.getId() : group.getId();
  }

  /** The claim that holds the key of a redirect, where a token has to answer one. */
  public String getRedirectClaim() {
    return studio.getTemplate().redirectClaim().orElse("");
  }

  /** What the seconds of an expiry count from. */
  public String getFrom() {
    return named(ClaimKind::isIssuedAt)
        .map(claim -> texts.of("studio", "claim.seconds", claim))
        .orElseGet(() -> texts.of("studio", "claim.seconds.now"));
  }

  /** What is made anew with every token; empty if the vendor has neither times nor such a text. */
  public String getFresh() {
    Optional<String> issued = named(ClaimKind::isIssuedAt);
    Optional<String> id = named(kind -> kind == ClaimKind.FRESH_ID);
    if (issued.isPresent()) {
      return id.isPresent()
          ? texts.of("studio", "fresh.both", issued.get(), id.get())
          : texts.of("studio", "fresh.time", issued.get());
    }
    boolean expires = named(ClaimKind::isExpiry).isPresent();
    return id.map(claim -> texts.of("studio", expires ? "fresh.expiry" : "fresh.id", claim))
        .orElse(expires ? texts.of("studio", "fresh.lifetime") : "");
  }

  private Optional<String> named(Predicate<ClaimKind> kind) {
    return studio.getTemplate().offered().stream()
        .filter(claim -> kind.test(claim.kind()))
        .map(OfferedClaim::name)
        .findFirst();
  }

  /** The claims of a valid token. */
  public String getSample() {
    return sample(studio.getTemplate(), studio.getAnswered());
  }

  private static String sample(TokenTemplate template, String answered) {
    Map<String, Object> claims = new LinkedHashMap<>(template.claims());
    if (!answered.isEmpty()) {
      claims.put(template.redirectClaim().orElseThrow(), answered);
    }
    try {
      return JSON.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sample claims cannot be written as JSON", e);
    }
  }
}
