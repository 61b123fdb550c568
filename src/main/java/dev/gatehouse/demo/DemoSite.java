package dev.gatehouse.demo;

import dev.gatehouse.demo.app.CustomerApp;
import dev.gatehouse.demo.app.Person;
import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.tenant.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The help centers of the demo: one for each protocol, and a sister site of one. */
public enum DemoSite {
  ACME(
      "acme",
      "Acme Help",
      "HelpCenter.io",
      "The whole tour: five people, a group, a banned user, and the handbook of Gatehouse.",
      new DemoLook(
          "#6b3fd4", "Acme Inc. is a fictional company. · [What Gatehouse is](/docs)", "acme.png"),
      Set.of(Person.GRACE, Person.BRUNO),
      DemoConnection.of("helpcenter")
          .with(
              settings -> {
                settings.setIssuer("acme-app");
                settings.setRoleCeiling(Role.EDITOR);
              }),
      Handbook.chapters().stream().map(DemoCategory::of).toArray(DemoCategory[]::new)),

  HELPSITE(
      "helpsite",
      "Acme Logistics",
      "HelpSite",
      "The token is the session: look at the cookie helpsite_jwt, and delete it.",
      DemoLook.of("#0b7285"),
      Set.of(Person.GRACE, Person.BRUNO),
      DemoConnection.of("helpsite"),
      DemoCategory.of(
          "Signing in",
          "How this help center authenticates its readers.",
          "a-token-is-the-session",
          "when-you-are-sent-back",
          "let-your-own-cookie-do-it"),
      DemoCategory.of("For operators", "Keys and secrets.", "a-new-secret")),

  HELPDOCS(
      "helpdocs",
      "Acme Developers",
      "HelpDocs",
      "The token names Grace's group; the same token reads articles at /v1/article.",
      DemoLook.of("#c2255c"),
      Set.of(Person.BRUNO),
      DemoConnection.of("helpdocs"),
      DemoCategory.of(
          "Signing in",
          "Three ways to send a token.",
          "bring-a-token",
          "groups-in-the-token",
          "what-a-page-knows-of-you"),
      DemoCategory.of("For programs", "Articles as JSON.", "a-token-as-api-key", "on-call")),

  PROPROFS(
      "proprofs",
      "Acme Service Desk",
      "ProProfs",
      "One sign-in opens the sister site, too. Nadia is not registered and reads as a visitor.",
      new DemoLook("#e8590c", "Acme Service Desk: we answer within a day.", null),
      Set.of(Person.VERA, Person.EDGAR, Person.GRACE, Person.BRUNO),
      DemoConnection.of("proprofs").opening("proprofs", "proprofs-sister"),
      DemoCategory.of(
          "Signing in",
          "A token that is valid for three minutes.",
          "three-minutes",
          "registered-or-visitor",
          "move-to-the-sister-site"),
      DemoCategory.of("For operators", "Keys and secrets.", "what-signs-the-token")),

  PROPROFS_SISTER(
      "proprofs-sister",
      "Acme Field Service",
      "ProProfs, sister site",
      "Has no connection of its own. Come here from the Service Desk without signing in again.",
      DemoLook.of("#f2c200"),
      Set.of(Person.VERA, Person.EDGAR, Person.GRACE, Person.BRUNO),
      null,
      DemoCategory.of(
          "In the field",
          "For technicians on the road.",
          "you-came-from-next-door",
          "before-you-drive")),

  DOCUMENT360(
      "document360",
      "Acme Academy",
      "Document360",
      "A code instead of a token, and a session of five minutes that renews itself.",
      DemoLook.of("#1c5fd6"),
      Set.of(Person.BRUNO),
      DemoConnection.of("document360")
          .with(settings -> settings.setLogoutUrl(DemoConnection.inApp(CustomerApp.SIGNED_OUT))),
      DemoCategory.of(
          "Signing in",
          "A code from server to server.",
          "a-code-instead-of-a-token",
          "how-long-a-session-lasts",
          "reader-groups"),
      DemoCategory.of("For operators", "Keys and secrets.", "guard-the-client-secret")),

  OIDC(
      "oidc",
      "Acme Workplace",
      "OpenID Connect",
      "The app is an identity provider here. Sign out of it, and you are signed out here, too.",
      DemoLook.of("#2b8a3e"),
      Set.of(Person.BRUNO),
      DemoConnection.ofProvider("oidc", "/oidc", "acme-workplace"),
      DemoCategory.of(
          "Signing in",
          "The company's own identity provider, by a standard.",
          "no-backend-of-your-own",
          "sign-out-in-both-directions",
          "what-the-id-token-says"),
      DemoCategory.of("For operators", "Keys and secrets.", "a-new-key-at-the-provider"));

  private final String subdomain;
  private final String title;
  private final String vendor;
  private final String hint;
  private final DemoLook look;
  private final Set<Person> registered;
  private final DemoConnection connection;
  private final List<DemoCategory> categories;

  DemoSite(
      String subdomain,
      String title,
      String vendor,
      String hint,
      DemoLook look,
      Set<Person> registered,
      DemoConnection connection,
      DemoCategory... categories) {
    this.subdomain = subdomain;
    this.title = title;
    this.vendor = vendor;
    this.hint = hint;
    this.look = look;
    this.registered = registered;
    this.connection = connection;
    this.categories = List.of(categories);
  }

  static Optional<DemoSite> named(String subdomain) {
    return Arrays.stream(values()).filter(site -> site.subdomain.equals(subdomain)).findFirst();
  }

  public String subdomain() {
    return subdomain;
  }

  String title() {
    return title;
  }

  /** The vendor whose protocol the site uses. */
  public String vendor() {
    return vendor;
  }

  /** What to look at there. */
  String hint() {
    return hint;
  }

  DemoLook look() {
    return look;
  }

  /** The people whom the site knows before the first sign-in. */
  Set<Person> registered() {
    return registered;
  }

  /** Whether readers sign in here rather than through a sister site. */
  public boolean hasConnection() {
    return connection != null;
  }

  /** Empty for a site that another site's connection opens. */
  Optional<DemoConnection> connection() {
    return Optional.ofNullable(connection);
  }

  List<DemoCategory> categories() {
    return categories;
  }
}
