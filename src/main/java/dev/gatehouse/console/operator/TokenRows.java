package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.ApiTokenChanges;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListRows;
import dev.gatehouse.operator.ApiToken;
import dev.gatehouse.text.FoldedText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which API tokens the address of the list asks for; the page and its file share it. */
@RequestScoped
public class TokenRows {
  static final String PATH = "/console/operator/tokens.xhtml";
  private static final List<String> COLUMNS = List.of("name", "-created", "-used", "expires");

  @Inject ApiTokenChanges changes;
  @Inject CurrentOperator current;
  @Inject HttpServletRequest request;

  private ListQuestion asked;

  @PostConstruct
  void read() {
    asked = ListQuestion.of(request, PATH, COLUMNS);
  }

  ListQuestion asked() {
    return asked;
  }

  /** The tokens that are asked for, in their order, on all pages. */
  List<ApiToken> found() {
    List<ApiToken> byName =
        changes.list(current.actor(), 0, Integer.MAX_VALUE).stream()
            .sorted(Comparator.comparing((ApiToken token) -> FoldedText.of(token.getName())))
            .toList();
    return ListRows.of(
        asked,
        byName,
        token -> Stream.of(token.getName()),
        Map.of(
            "created", Comparator.comparing(ApiToken::getCreatedAt),
            "used", Comparator.comparing(token -> or(token.getLastUsedAt(), Instant.MIN)),
            "expires", Comparator.comparing(token -> or(token.getExpiresAt(), Instant.MAX))));
  }

  private static Instant or(Instant time, Instant otherwise) {
    return Optional.ofNullable(time).orElse(otherwise);
  }
}
