package dev.gatehouse.console.problem;

import dev.gatehouse.administration.log.MuteOrder;
import dev.gatehouse.administration.log.ProblemChanges;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.problem.SignInProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Mutes the problem in view, or lists it again. */
@Named("muting")
@RequestScoped
public class MutingBacking {
  @Inject ProblemBacking shown;
  @Inject SiteInView site;
  @Inject ProblemChanges changes;
  @Inject FormAction action;
  @Inject ProblemTexts texts;

  private Integer hours;

  public void mute() {
    MuteOrder order = new MuteOrder();
    order.setHours(hours);
    SignInProblem problem = shown.getProblem();
    if (action.perform(actor -> changes.mute(actor, site.id(), problem.getId(), order))) {
      leave("problem.mute.done");
    }
  }

  public void unmute() {
    SignInProblem problem = shown.getProblem();
    if (action.perform(actor -> changes.unmute(actor, site.id(), problem.getId()))) {
      leave("problem.unmute.done");
    }
  }

  private void leave(String notice) {
    Notices.done(texts.text(notice));
    Redirects.to(ProblemRows.address(shown.getProblem()));
  }

  /** For how long; {@code null} until the problem changes. */
  public Integer getHours() {
    return hours;
  }

  public void setHours(Integer hours) {
    this.hours = hours;
  }

  /** Until when it is muted, and by whom, or {@code null}. */
  public String getState() {
    return shown.getTold().mute() == null ? null : texts.muted(shown.getTold().mute());
  }
}
