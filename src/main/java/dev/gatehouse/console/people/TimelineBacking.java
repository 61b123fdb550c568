package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.administration.timeline.KnownPerson;
import dev.gatehouse.administration.timeline.People;
import dev.gatehouse.administration.timeline.Timeline;
import dev.gatehouse.administration.timeline.TimelineKind;
import dev.gatehouse.administration.timeline.TimelinePlace;
import dev.gatehouse.administration.timeline.TimelineRow;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person's time line; its page, kind and sites are in the address. */
@Named("timeline")
@RequestScoped
public class TimelineBacking {
  private static final int ROWS = 25;
  private static final String KIND = "kind";
  private static final String SITES = "sites";
  private static final String ALL = "all";
  private static final String BEFORE = "before";
  private static final String LINE = "#timeline";

  @Inject PersonBacking whose;
  @Inject People people;
  @Inject Timeline timeline;
  @Inject TimelineItems items;
  @Inject EventReading events;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private List<TimelineItems.Item> rows;
  private String older;
  private List<SignInEvent> attempts;

  /** Something to choose, with the address that does. */
  public record Choice(String label, String href, boolean chosen) {}

  /** One page of the line. */
  public List<TimelineItems.Item> getRows() {
    if (rows == null) {
      Actor actor = current.actor();
      events.settle();
      KnownPerson person = whose.getPerson();
      List<TimelineRow> found =
          timeline.list(
              actor,
              isElsewhere() ? people.elsewhere(actor, person) : person,
              kind().orElse(null),
              parameter(BEFORE).flatMap(TimelinePlace::of).orElse(null),
              ROWS + 1);
      List<TimelineRow> shown = found.subList(0, Math.min(ROWS, found.size()));
      rows = items.of(actor, person.site(), shown);
      older =
          found.size() > ROWS
              ? address(kind(), isElsewhere()).with(BEFORE, shown.get(ROWS - 1).place()) + LINE
              : null;
    }
    return rows;
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(ReadParameters.of(request).getParameter(name));
  }

  private Optional<TimelineKind> kind() {
    return parameter(KIND).flatMap(TimelineKind::of);
  }

  /** Whether other sites are shown as well. */
  public boolean isElsewhere() {
    return parameter(SITES).filter(ALL::equals).isPresent();
  }

  /** Whether only rows of one kind are shown. */
  public boolean isNarrowed() {
    return kind().isPresent();
  }

  private PageAddress address(Optional<TimelineKind> kind, boolean elsewhere) {
    return whose
        .address()
        .with(KIND, kind.map(TimelineKind::code).orElse(null))
        .with(SITES, elsewhere ? ALL : null);
  }

  /** All kinds, or one. */
  public List<Choice> getKinds() {
    List<Choice> choices = new ArrayList<>();
    choices.add(kind(Optional.empty()));
    for (TimelineKind kind : TimelineKind.values()) {
      choices.add(kind(Optional.of(kind)));
    }
    return choices;
  }

  private Choice kind(Optional<TimelineKind> kind) {
    String label = texts.of("people", "timeline.kind." + kind.map(TimelineKind::code).orElse(ALL));
    return new Choice(label, address(kind, isElsewhere()) + LINE, kind.equals(kind()));
  }

  /** This site, or all; nothing to choose for whoever sees one site, and without an address. */
  public List<Choice> getSites() {
    boolean isOne =
        !current.actor().isPlatform() && current.actor().rights().sites(Right.CONFIGURE).size() < 2;
    return isOne || whose.getPerson().email() == null
        ? List.of()
        : List.of(
            new Choice(
                texts.of("people", "timeline.sites.this"),
                address(kind(), false) + LINE,
                !isElsewhere()),
            new Choice(
                texts.of("people", "timeline.sites.all"),
                address(kind(), true) + LINE,
                isElsewhere()));
  }

  /** The address of the newest rows, unless they are shown. */
  public String getNewest() {
    return parameter(BEFORE).isPresent() ? address(kind(), isElsewhere()) + LINE : null;
  }

  /** The address of the next page, or {@code null}. */
  public String getOlder() {
    getRows();
    return older;
  }

  /** Their last attempt at this site, if it was refused; else {@code null}. */
  public SignInEvent getRefused() {
    return last().filter(event -> event.getReason() != null).orElse(null);
  }

  /** The last time this site let them in, or {@code null}. */
  public SignInEvent getAccepted() {
    return attempts().stream().filter(event -> event.getReason() == null).findFirst().orElse(null);
  }

  private Optional<SignInEvent> last() {
    return attempts().stream().findFirst();
  }

  /** The newest refused and the newest accepted one, newest first. */
  private List<SignInEvent> attempts() {
    if (attempts == null) {
      events.settle();
      attempts =
          List.of(TimelineKind.REFUSED, TimelineKind.ACCEPTED).stream()
              .flatMap(
                  kind -> timeline.list(current.actor(), whose.getPerson(), kind, null, 1).stream())
              .map(TimelineRow::event)
              .sorted((a, b) -> b.getAt().compareTo(a.getAt()))
              .toList();
    }
    return attempts;
  }
}
