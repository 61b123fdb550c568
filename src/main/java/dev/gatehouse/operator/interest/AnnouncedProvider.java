package dev.gatehouse.operator.interest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Identity providers that were announced before Gatehouse supported them. */
public enum AnnouncedProvider {
  SAML("SAML 2.0", false),
  OPENID_CONNECT("OpenID Connect", true),
  GOOGLE_WORKSPACE("Google Workspace", true),
  OKTA("Okta", true),
  MICROSOFT_ENTRA_ID("Microsoft Entra ID", true);

  private final String label;
  private final boolean live;

  AnnouncedProvider(String label, boolean live) {
    this.label = label;
    this.live = live;
  }

  /** The name in URLs and text keys, such as {@code google-workspace}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of the product. */
  public String label() {
    return label;
  }

  /** Whether Gatehouse supports it by now, so that who asked for it is told. */
  public boolean isLive() {
    return live;
  }

  /** Those that are still to come. */
  public static List<AnnouncedProvider> upcoming() {
    return Arrays.stream(values()).filter(provider -> !provider.isLive()).toList();
  }

  /** The provider of a code. */
  public static Optional<AnnouncedProvider> of(String code) {
    return Arrays.stream(values()).filter(provider -> provider.code().equals(code)).findFirst();
  }
}
