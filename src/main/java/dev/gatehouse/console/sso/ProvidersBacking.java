package dev.gatehouse.console.sso;

import dev.gatehouse.administration.sso.ProviderWishes;
import dev.gatehouse.administration.sso.SsoSwitch;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.AnnouncedProvider;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Single sign-on of a site: whether it is on, and by which protocols. */
@Named("providers")
@RequestScoped
public class ProvidersBacking {
  @Inject HttpServletRequest request;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject ConnectionReading reading;
  @Inject ProviderWishes wishes;
  @Inject SsoSwitch sso;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private List<ProtocolCard> cards;
  private Set<AnnouncedProvider> wanted;
  private Boolean switched;

  public List<ProtocolCard> getCards() {
    if (cards == null) {
      cards = reading.cards(site.id());
    }
    return cards;
  }

  public boolean isNone() {
    return getCards().stream().allMatch(card -> card.connections().isEmpty());
  }

  public List<AnnouncedCard> getAnnounced() {
    if (wanted == null) {
      wanted = wishes.of(current.actor());
    }
    return Arrays.stream(AnnouncedProvider.values())
        .map(provider -> new AnnouncedCard(provider.code(), wanted.contains(provider)))
        .toList();
  }

  public boolean isOn() {
    return switched == null ? site.tenant().getSettings().isSsoEnabled() : switched;
  }

  /** Whether everybody reads the site, so that nothing here keeps anybody out. */
  public boolean isOpenToEverybody() {
    return site.tenant().getSettings().getVisibility() == Visibility.PUBLIC;
  }

  /** To the other side than the page showed, whatever somebody else did to it meanwhile. */
  public void throwSwitch() {
    boolean on = Boolean.parseBoolean(request.getParameter("on"));
    if (action.perform(actor -> sso.set(actor, site.id(), on))) {
      switched = on;
      Notices.done(texts.of("sso", on ? "switch.isOn" : "switch.isOff"));
    }
  }

  /** Asks to hear of a provider, or no longer. */
  public void toggle(String code) {
    AnnouncedProvider.of(code)
        .ifPresent(
            provider -> {
              boolean now =
                  getAnnounced().stream().noneMatch(c -> c.code().equals(code) && c.wanted());
              if (action.perform(actor -> wishes.set(actor, provider, now))) {
                wanted = null;
              }
            });
  }
}
