package dev.gatehouse.console.site;

import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Sites;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A help center's status and today's activity, with links to its other pages. */
@Named("siteOverview")
@RequestScoped
public class SiteOverviewBacking {
  private static final int MOST_EVENTS = 8;

  @Inject SiteInView site;
  @Inject SiteDirectory directory;
  @Inject Sites sites;
  @Inject Clock clock;
  @Inject Events events;
  @Inject EventNames eventNames;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;

  private SiteDirectory.Line line;
  private SiteDirectory.Contents contents;
  private List<String> warnings = List.of();
  private List<SignInEvent> latest = List.of();
  private Map<Long, String> users = Map.of();
  private boolean available;

  @PostConstruct
  void read() {
    try {
      line = directory.line(site.id(), times.today());
      contents = directory.contents(site.id());
      warnings = SiteWarnings.of(sites.of(site.tenant()), clock.instant());
      latest =
          site.may("CONFIGURE")
              ? events.list(site.id(), EventFilter.ALL, null, MOST_EVENTS)
              : List.of();
      users = eventNames.of(latest).users();
      available = true;
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
    }
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return available;
  }

  public SiteDirectory.Line getLine() {
    return line;
  }

  public SiteDirectory.Contents getContents() {
    return contents;
  }

  /** The warnings' text keys. */
  public List<String> getWarnings() {
    return warnings;
  }

  /** The newest events, or none if the operator may not read the log. */
  public List<SignInEvent> getLatest() {
    return latest;
  }

  /** Whose sign-in it was: by the token, or the user's current name, or empty if unknown. */
  public String personOf(SignInEvent event) {
    return event
        .subject()
        .map(whose -> whose.getEmail() == null ? whose.getExternalId() : whose.getEmail())
        .or(() -> Optional.ofNullable(event.getReaderId()).map(users::get))
        .orElse("");
  }

  public List<String> getDomains() {
    return site.tenant().getSettings().getCustomDomains().stream().sorted().toList();
  }
}
