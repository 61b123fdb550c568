package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.operator.PlatformKeyChanges;
import dev.gatehouse.administration.operator.PlatformKeyOrder;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.storage.Shared;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.platform.PlatformKey;
import dev.gatehouse.token.platform.PlatformKeys;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The platform's key pairs. */
@Named("platformKeys")
@RequestScoped
public class PlatformKeysBacking {
  @Inject PlatformKeyChanges changes;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject @Shared Clock clock;

  private final PlatformKeyOrder order = new PlatformKeyOrder();
  private List<PlatformKey> all = List.of();

  @PostConstruct
  void read() {
    all = changes.list(current.actor());
  }

  /** Publishes the next key, which signs after a while. */
  public void rotate() {
    make(false);
  }

  /** Makes a key that signs at once, and ends the others. */
  public void replace() {
    make(true);
  }

  private void make(boolean atOnce) {
    order.setAtOnce(atOnce);
    if (action.perform(actor -> changes.rotate(actor, order, rules.check(order)))) {
      Notices.done(texts.get(atOnce ? "platform.keys.replaced" : "platform.keys.rotated"));
      read();
    }
  }

  public PlatformKeyOrder getOrder() {
    return order;
  }

  public List<PlatformKey> getAll() {
    return all;
  }

  public List<String> getAlgorithms() {
    return PlatformKeys.ALGORITHMS.stream().map(PublicAlgorithm::jwa).toList();
  }

  /** What a key does now: {@code next}, {@code signs} or {@code old}. */
  public String state(PlatformKey key) {
    Instant now = clock.instant();
    if (now.isBefore(key.getSignsFrom())) {
      return "next";
    }
    boolean isReplaced =
        all.stream()
            .anyMatch(
                other ->
                    other.getAlgorithm().equals(key.getAlgorithm())
                        && other.getNumber() > key.getNumber()
                        && !now.isBefore(other.getSignsFrom()));
    return isReplaced ? "old" : "signs";
  }
}
