package dev.gatehouse.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways to sign in that are announced and not there yet. */
public enum AnnouncedProvider {
  SAML,
  OPENID_CONNECT,
  GOOGLE_WORKSPACE,
  OKTA,
  MICROSOFT_ENTRA_ID;

  /** The name in addresses and texts, such as {@code google-workspace}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The provider of a code. */
  public static Optional<AnnouncedProvider> of(String code) {
    return Arrays.stream(values()).filter(provider -> provider.code().equals(code)).findFirst();
  }
}
