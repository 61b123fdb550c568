package dev.gatehouse.console.sso;

import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.key.KeyCounts;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.primefaces.PrimeFaces;

/** The signing keys of the connection in view, and how much each is used. */
@Named("keys")
@RequestScoped
public class KeysBacking {
  /** Inputs of the page: what it shows of the use, and the key whose end is asked for. */
  private static final String SHOWN = "usageShown";

  private static final String ENDING = "endingKey";
  private static final Duration SOON = Duration.ofDays(7);

  @Inject HttpServletRequest request;
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;
  @Inject KeyCounts counts;
  @Inject KeyChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;

  private List<KeyLine> all;
  private KeyLine ending;

  public List<KeyLine> getAll() {
    if (all == null) {
      Instant now = clock.instant();
      // Key use is written down from time to time; the page shows it as of now.
      keyUse.flush();
      Map<Long, KeyCounts.Usage> usage = counts.of(site.id(), connection.getId(), now);
      all =
          signingKeys.of(site.id(), connection.getId()).stream()
              .sorted(Comparator.comparing(SigningKey::getId).reversed())
              .map(key -> KeyLine.of(key, usage, now))
              .toList();
    }
    return all;
  }

  /** Reads the keys again, after one was added. */
  void forget() {
    all = null;
  }

  /** The newest key whose signatures are accepted, or {@code null}. */
  public KeyLine getCurrent() {
    return counting().stream().findFirst().orElse(null);
  }

  private List<KeyLine> counting() {
    return getAll().stream().filter(KeyLine::counts).toList();
  }

  /** By when the key is to be replaced, if that is within a week, or else {@code null}. */
  public Instant getDue() {
    Integer days = connection.getStored().getRequirements().getRotateEveryDays();
    if (days == null || getCurrent() == null) {
      return null;
    }
    Instant due = getCurrent().createdAt().plus(Duration.ofDays(days));
    return due.isBefore(clock.instant().plus(SOON)) ? due : null;
  }

  /** Whether the connection has an active key, or the company publishes some. */
  public boolean isUsable() {
    return getCurrent() != null || isPublished();
  }

  /** Whether the company publishes keys at an address. */
  public boolean isPublished() {
    return ConnectionKeys.arePublished(connection.getStored());
  }

  /** Whether keys are public keys, which are pasted, and no secrets. */
  public boolean isPublic() {
    return !isGiven() && PublicAlgorithm.named(connection.getStored().getAlgorithm()).isPresent();
  }

  /** Whether secrets come from another server, so that Gatehouse generates none. */
  public boolean isGiven() {
    return connection.spoken().as(Ability.PublishesKeys.class).isPresent();
  }

  /** How much of the connection's use a key has, in words. */
  public String use(KeyLine key) {
    long hour = sum(getAll(), KeyCounts.Usage::lastHour);
    if (hour > 0 && (key.counts() || key.usage().lastHour() > 0)) {
      return texts.of("sso", "key.use.hour", key.usage().lastHour(), hour);
    }
    return key.usage().isUsed()
        ? texts.of("sso", "key.use.day", key.usage().lastDay())
        : texts.of("sso", "key.use.none");
  }

  /** What ends at once with the keys that count now, in words; {@code null} if nobody uses them. */
  public String getUseOfAll() {
    return used(counting());
  }

  /** The same for the key whose end is asked for. */
  public String getUseOfEnding() {
    return ending == null ? null : used(List.of(ending));
  }

  private String used(Collection<KeyLine> keys) {
    long day = sum(keys, KeyCounts.Usage::lastDay);
    return day == 0
        ? null
        : texts.of("sso", "key.use.both", sum(keys, KeyCounts.Usage::lastHour), day);
  }

  private static long sum(Collection<KeyLine> keys, ToLongFunction<KeyCounts.Usage> which) {
    return keys.stream().map(KeyLine::usage).mapToLong(which).sum();
  }

  /** What is shown of the use, for {@link #refresh}. */
  public String getShown() {
    return getAll().stream()
        .map(key -> key.id() + " " + key.usage().lastHour() + " " + key.usage().lastDay())
        .collect(Collectors.joining(" "));
  }

  /** Polled by the page: shows the use anew where it changed. */
  public void refresh() {
    if (!getShown().equals(ReadParameters.of(request).getParameter(SHOWN))) {
      Collection<String> parts =
          FacesContext.getCurrentInstance().getPartialViewContext().getRenderIds();
      parts.add("usage-shown");
      IntStream.range(0, getAll().size())
          .forEach(row -> parts.addAll(List.of("all:" + row + ":use", "all:" + row + ":ending")));
    }
  }

  /** Whether a newer key took its place and nobody uses it, so that one click may end it. */
  public boolean isSuperfluous(KeyLine key) {
    return key.counts() && !key.inUse() && key.id() != getCurrent().id();
  }

  /** Asks for the word that ends a key in use. */
  public void ask(KeyLine key) {
    ending = key;
    PrimeFaces.current().ajax().update("end-key");
    PrimeFaces.current().executeScript("PF('end-key').show()");
  }

  /** The key whose end is asked for, or {@code null}. */
  public KeyLine getEnding() {
    return ending;
  }

  /** Ends the key whose word was typed. */
  public void endTyped() {
    String id = ReadParameters.of(request).getParameter(ENDING);
    if (id != null && id.matches("\\d{1,18}")) {
      end(Long.parseLong(id));
    }
    PrimeFaces.current().executeScript("PF('end-key').hide()");
  }

  /** Ends a key at once. */
  public void end(long id) {
    long of = connection.getId();
    if (action.perform(actor -> changes.delete(actor, site.tenant(), of, id))) {
      all = null;
      Notices.done(texts.of("sso", "key.isEnded"));
    }
  }
}
