package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.operator.OperatorInvites;
import dev.gatehouse.administration.operator.OperatorInvites.Invited;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Notices;
import dev.gatehouse.signin.console.ConsoleLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/** Invites operators from the console's pages. */
@RequestScoped
public class InviteAction {
  @Inject OperatorInvites invites;
  @Inject ConsoleLinks links;
  @Inject HttpServletRequest request;
  @Inject ConsoleTexts texts;

  /** The invitation of an operator, to be tried; what it needs of the request is read now. */
  Function<Actor, Invited> of(long operatorId) {
    String page = links.invitationPage(request);
    return actor -> invites.invite(actor, operatorId, secret -> ConsoleLinks.of(page, secret));
  }

  /** Shows whether the invitation was mailed. */
  void tell(Invited made, String email) {
    String key = made.mailed() ? "operator.invite.mailed" : "operator.invite.unmailed";
    Notices.done(texts.of("operator", key, email));
  }
}
