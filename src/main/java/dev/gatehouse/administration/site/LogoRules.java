package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.tenant.logo.LogoType;
import dev.gatehouse.tenant.logo.SiteLogo;
import java.util.Optional;

/** Which pictures can be logos. */
public final class LogoRules {
  static final String MEMBER = "logo";

  private LogoRules() {}

  /**
   * Objects to a picture that cannot be a logo.
   *
   * @param mediaType the declared type of the picture; {@code null} if there is none
   */
  public static void check(byte[] picture, String mediaType, Objections objections) {
    Optional<LogoType> type = LogoType.of(picture);
    if (picture.length > SiteLogo.MOST_BYTES) {
      objections.object(MEMBER, "must be at most 100 KB");
    } else if (type.isEmpty()) {
      objections.object(MEMBER, "must be a PNG, JPEG or WebP picture");
    } else if (mediaType != null && !type.get().mediaType().equals(mediaType)) {
      objections.object(MEMBER, "is " + type.get().mediaType() + " and not of the declared type");
    }
  }
}
