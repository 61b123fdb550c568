package dev.gatehouse.console.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.administration.sso.TokenTemplate;
import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.reader.PermissionGroup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * The form of a token's claims. Its fields have no names: the page's script keeps them in step with
 * the JSON text, and only that is sent.
 */
@Named("studioClaims")
@RequestScoped
public class ClaimsBacking {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  @Inject StudioBacking studio;

  /** The vendor's text about a claim. */
  public String help(OfferedClaim claim) {
    return studio.getTemplate().texts().claim(claim.name());
  }

  /** The kind of input for a claim. */
  public String input(OfferedClaim claim) {
    return switch (claim.kind()) {
      case TEXT -> "text";
      case FRESH_ID -> "id";
      case ISSUED_AT -> "now";
      case EXPIRY -> "seconds";
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

  /** The claims of a valid token. */
  public String getSample() {
    return sample(studio.getTemplate());
  }

  private static String sample(TokenTemplate template) {
    try {
      return JSON.writeValueAsString(template.claims());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sample claims cannot be written as JSON", e);
    }
  }
}
