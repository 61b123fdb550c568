package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.InsightPeriod;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** The days that a page is about, which the pages lead each other to. */
@Named("shownDays")
@RequestScoped
public class ShownDays {
  static final String PARAMETER = "days";
  private static final InsightPeriod DEFAULT = InsightPeriod.MONTH;

  @Inject HttpServletRequest request;
  @Inject SiteInView site;

  private InsightPeriod period;

  @PostConstruct
  void read() {
    period = InsightPeriod.of(ReadParameters.of(request).getParameter(PARAMETER)).orElse(DEFAULT);
  }

  InsightPeriod period() {
    return period;
  }

  public int getNumber() {
    return period.days();
  }

  public List<Integer> getChoices() {
    return Arrays.stream(InsightPeriod.values()).map(InsightPeriod::days).toList();
  }

  /** The parameters that the other pages get. */
  public String getQuery() {
    String days = period == DEFAULT ? "" : "&" + PARAMETER + "=" + period.days();
    return SiteInView.PARAMETER + "=" + site.getNumber() + days;
  }
}
