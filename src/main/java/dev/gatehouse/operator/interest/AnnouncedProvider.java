package dev.gatehouse.operator.interest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Identity providers that are announced but not supported yet. */
public enum AnnouncedProvider {
  SAML,
  OPENID_CONNECT,
  GOOGLE_WORKSPACE,
  OKTA,
  MICROSOFT_ENTRA_ID;

  /** The name in URLs and text keys, such as {@code google-workspace}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The provider of a code. */
  public static Optional<AnnouncedProvider> of(String code) {
    return Arrays.stream(values()).filter(provider -> provider.code().equals(code)).findFirst();
  }
}
