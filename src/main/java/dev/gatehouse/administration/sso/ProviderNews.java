package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.ConsoleOrigin;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.operator.interest.ProviderMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Tells operators by mail that providers are live for which they chose "Notify me when this ships":
 * once, in one mail for all of them. Outside transactions, because a mail server may be slow.
 */
@ApplicationScoped
public class ProviderNews {
  /** More wait for the next time. */
  private static final int MOST = 20;

  @Inject ProviderMails mails;
  @Inject Mail mail;
  @Inject ConsoleOrigin console;

  /** Whether this server can mail at all. Without a mail server, the requests wait for one. */
  public boolean isPossible() {
    return mail.isConfigured();
  }

  /** Sends the mails that are due. */
  public void tell(BooleanSupplier mayGoOn) {
    if (!isPossible()) {
      return;
    }
    Map<String, List<ProviderMails.Due>> byOperator = new LinkedHashMap<>();
    for (ProviderMails.Due due : mails.due(MOST)) {
      byOperator.computeIfAbsent(due.email(), email -> new ArrayList<>()).add(due);
    }
    byOperator.forEach(
        (email, due) -> {
          if (mayGoOn.getAsBoolean()) {
            tell(email, due.stream().filter(mails::begin).toList());
          }
        });
  }

  private void tell(String email, List<ProviderMails.Due> begun) {
    List<AnnouncedProvider> providers =
        begun.stream().map(ProviderMails.Due::provider).sorted().toList();
    if (!begun.isEmpty() && mail.send(email, subject(providers), text(providers))) {
      begun.forEach(mails::told);
    }
  }

  private static String subject(List<AnnouncedProvider> providers) {
    return "Gatehouse now supports " + named(providers);
  }

  private String text(List<AnnouncedProvider> providers) {
    return """
    You asked to be notified when Gatehouse supports %s. It does now: readers of your help centers
    can sign in there.

    To set it up, open a help center in the console, and go to "Single sign-on":
    %s/console/

    The card of each provider links to a guide.
    You get this mail once, because you chose "Notify me when this ships".
    """
        .formatted(named(providers), console.text());
  }

  /**
   * Such as "Okta", "Google Workspace and Okta", or "OpenID Connect, Google Workspace and Okta".
   */
  private static String named(List<AnnouncedProvider> providers) {
    int last = providers.size() - 1;
    String first =
        providers.subList(0, last).stream()
            .map(AnnouncedProvider::label)
            .collect(Collectors.joining(", "));
    return (first.isEmpty() ? "" : first + " and ") + providers.get(last).label();
  }
}
