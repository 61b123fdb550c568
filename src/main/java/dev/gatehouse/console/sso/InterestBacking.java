package dev.gatehouse.console.sso;

import dev.gatehouse.administration.sso.ProviderNews;
import dev.gatehouse.administration.sso.ProviderRequests;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.operator.interest.ProviderInterests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** The operators who asked to be notified of announced providers, and who was told. */
@Named("interest")
@RequestScoped
public class InterestBacking {
  @Inject CurrentOperator current;
  @Inject ProviderRequests requests;
  @Inject ProviderNews news;

  private List<ProviderInterests.Interest> all;

  /**
   * An announced provider and the requests for it.
   *
   * @param live whether Gatehouse supports it by now
   */
  public record Wanted(
      String code, String label, boolean live, List<ProviderInterests.Interest> by) {
    /** Whether somebody is still to be told. */
    public boolean isWaiting() {
      return live && by.stream().anyMatch(one -> one.toldAt() == null);
    }
  }

  /** Whether operators wait to be told, and there is no mail server. */
  public boolean isStuck() {
    return !news.isPossible() && getProviders().stream().anyMatch(Wanted::isWaiting);
  }

  public List<ProviderInterests.Interest> getAll() {
    if (all == null) {
      all = requests.all(current.actor());
    }
    return all;
  }

  /** The providers with at least one request. */
  public List<Wanted> getProviders() {
    return Arrays.stream(AnnouncedProvider.values())
        .map(
            provider ->
                new Wanted(
                    provider.code(),
                    provider.label(),
                    provider.isLive(),
                    getAll().stream().filter(i -> i.provider() == provider).toList()))
        .filter(wanted -> !wanted.by().isEmpty())
        .toList();
  }
}
