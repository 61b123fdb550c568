package dev.gatehouse.console.find;

import dev.gatehouse.administration.find.Finder;
import dev.gatehouse.administration.find.Found;
import dev.gatehouse.administration.find.FoundKind;
import dev.gatehouse.administration.find.Sought;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The page with all results, which works without the box's script. */
@Named("findPage")
@RequestScoped
public class FindBacking {
  private static final int MOST_OF_KIND = 20;
  private static final int MOST_OF_ONE_KIND = 200;

  @Inject Finder finder;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private Sought sought;
  private boolean tokenInAddress;
  private List<Part> parts = List.of();

  /** A result, with the page about it. */
  public record Row(Found found, String detail, String href) {}

  /**
   * The results of one kind.
   *
   * @param all the page that shows more of them; {@code null} if these are all
   */
  public record Part(String code, String label, List<Row> rows, String all) {}

  @PostConstruct
  void read() {
    String typed = ReadParameters.of(request).getParameter("q");
    tokenInAddress = Sought.isToken(typed);
    sought = Sought.of(tokenInAddress ? null : typed);
    Optional<FoundKind> kind =
        Optional.ofNullable(ReadParameters.of(request).getParameter("kind")).flatMap(FoundKind::of);
    List<Finder.Group> groups =
        kind.isPresent()
            ? List.of(finder.find(current.actor(), kind.get(), sought, MOST_OF_ONE_KIND))
            : finder.find(current.actor(), sought, MOST_OF_KIND);
    parts = groups.stream().filter(group -> !group.found().isEmpty()).map(this::part).toList();
  }

  private Part part(Finder.Group group) {
    String code = group.kind().code();
    boolean isAll = !group.more() || group.found().size() >= MOST_OF_ONE_KIND;
    return new Part(
        code,
        texts.of("find", "kind." + code),
        group.found().stream().map(this::row).toList(),
        isAll ? null : "?q=" + FoundAddress.encoded(sought.text()) + "&kind=" + code);
  }

  private Row row(Found found) {
    return new Row(found, FoundAddress.detail(found, texts), FoundAddress.of(found));
  }

  /** What was typed, if it was no token. */
  public String getText() {
    return sought.text();
  }

  public boolean isAsked() {
    return !sought.isEmpty();
  }

  /** Whether somebody put a whole token into the address, where it must not be. */
  public boolean isTokenInAddress() {
    return tokenInAddress;
  }

  public List<Part> getParts() {
    return parts;
  }
}
