package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.administration.operator.OperatorInvites;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.signin.console.ConsoleLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Invites operators from the console's pages. */
@RequestScoped
public class InviteAction {
  @Inject OperatorInvites invites;
  @Inject ConsoleLinks links;
  @Inject HttpServletRequest request;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  /**
   * Invites an operator, and shows whether the invitation was mailed.
   *
   * @return the link, or empty if the invitation was refused or the link is not for this operator
   */
  Optional<String> invite(long operatorId, String email) {
    String page = links.invitationPage(request);
    return action
        .unhurried(
            actor -> invites.invite(actor, operatorId, secret -> ConsoleLinks.of(page, secret)))
        .map(
            made -> {
              Notices.done(texts.of("operator", "operator.invite." + outcome(made), email));
              return made.link();
            });
  }

  private static String outcome(InvitationMail.Sent made) {
    if (made.mailed()) {
      return "mailed";
    }
    return made.link() == null ? "waiting" : "unmailed";
  }
}
