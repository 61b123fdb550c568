package dev.gatehouse.signin.login;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens a site by a secret link: looking shows a button, pressing it opens. */
@ApplicationScoped
class SecretLinkForm {
  @Inject SecretLinks links;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion turnstile;

  /** The page with the button; on the database's thread already. */
  FormOutcome look(FormSignIn entry) {
    return opens(entry) && links.usable(entry.site().id(), secret(entry)).isPresent()
        ? FormOutcome.of(LinkPage.toOpen(entry))
        : unusable(entry, SecretLinks.unusable());
  }

  FormOutcome take(FormSignIn entry) {
    return opens(entry)
        ? turnstile.pass(
            entry,
            () -> transaction.opener(entry, secret(entry)),
            entry.site().home(),
            why -> LinkPage.unusable(entry, Refusals.GONE))
        : unusable(entry, SecretLinks.unusable());
  }

  private FormOutcome unusable(FormSignIn entry, Rejected why) {
    return turnstile.refuse(entry, why, refusal -> LinkPage.unusable(entry, Refusals.GONE));
  }

  private static boolean opens(FormSignIn entry) {
    return entry.site().settings().getVisibility() == Visibility.PASSWORD;
  }

  private static String secret(FormSignIn entry) {
    return entry.field(LinkPage.SECRET);
  }
}
